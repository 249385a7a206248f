package io.netwatch.capture.core.news;

import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import java.util.Optional;
import java.util.stream.Stream;

/** What people are told of a capture. At any time one of them is the latest, and only that one is worth sending. */
public enum NewsKind {
    Started, Finished, Failed;

    static Optional<NewsKind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.name().equals(word)).findFirst();
    }

    /** What a policy leaves out on purpose is no news: in a storm of alerts it would be a storm of messages. */
    static Optional<NewsKind> of(Reason state) {
        return switch (state) {
            case Running -> Optional.of(Started);
            case Suppressed -> Optional.empty();
            default -> state.standing() == Standing.Succeeded
                    ? Optional.of(Finished)
                    : Optional.of(Failed).filter(_ -> state.standing() == Standing.Failed);
        };
    }
}
