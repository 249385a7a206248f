package io.netwatch.capture.core.policy;

import java.util.List;
import java.util.Locale;

/** What an alert leads to. */
public sealed interface Verdict {

    /** Sentences about parts of the alert, and about policies, that start nothing. */
    List<String> ignored();

    /** These requests are to be stored. */
    record Order(List<NewRequest> requests, List<Suppressed> suppressed, List<String> ignored) implements Verdict {
        public Order {
            requests = List.copyOf(requests);
            suppressed = List.copyOf(suppressed);
            ignored = List.copyOf(ignored);
        }
    }

    /** The alert is over: these requests are to be stopped, which keeps their files. */
    record Stop(List<String> requests, List<String> ignored) implements Verdict {
        public Stop {
            requests = List.copyOf(requests);
            ignored = List.copyOf(ignored);
        }
    }

    /** A request that is not stored, because its policy leaves no room for it. */
    record Suppressed(NewRequest request, Admission.Refusal why) {}

    /** Nothing is to be stored, and the message says why. */
    record Nothing(Cause cause, String message, List<String> ignored) implements Verdict {
        public Nothing {
            ignored = List.copyOf(ignored);
        }
    }

    /** Why an alert that was understood starts nothing. */
    enum Cause {
        Test, Resolved, NotFiring, NoTrouble, TooOld, FromTheFuture, NoMachine, NoPolicy;

        public String word() {
            return Verdict.word(this);
        }
    }

    /** The word for answers, logs and counters: {@code TooOld} is {@code too-old} there. */
    static String word(Enum<?> constant) {
        return constant.name().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
