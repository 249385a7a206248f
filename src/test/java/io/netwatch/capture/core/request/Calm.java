package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Stop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Eventually stable reconciliation: from here on nothing surprises any more, every call does what it usually does and time
 * passes from one visit that is due to the next. Then a rest must be reached, and must last: the request has left, or visit
 * after visit changes neither Azure nor a word of the status.
 */
final class Calm {
    private static final int VISITS = 60;
    /** So often the same, and it stays so: whatever counts visits or doubles pauses has reached its bound by then. */
    private static final int LASTS = 4;

    private final Set<Path> known = new HashSet<>();

    int states() {
        return known.size();
    }

    /** @param from the beginning of a visit */
    void restsAfter(Path from) {
        List<Path> way = new ArrayList<>();
        Path path = from.calmly();
        int unchanged = 0;
        for (int visit = 0; visit < VISITS; visit++) {
            if (known.contains(path)) {
                known.addAll(way);
                return;
            }
            way.add(path);
            Step step = step(path);
            if (step.next().isEmpty()) {
                known.addAll(way);
                return;
            }
            unchanged = step.acted() || !sameWords(path, step.next().get()) ? 0 : unchanged + 1;
            if (unchanged == LASTS) {
                known.addAll(way);
                return;
            }
            path = step.next().get();
        }
        assertThat(path).as("a stable rest is reached within %d visits from %s", VISITS, from).isNull();
    }

    private record Step(Optional<Path> next, boolean acted) {}

    /** One visit to its end, and the next one's beginning; nothing when the request has left. */
    private static Step step(Path begun) {
        Path path = begun;
        boolean acted = false;
        while (true) {
            switch (path.given().decision()) {
                case Call call -> {
                    acted |= acts(call);
                    path = path.next(call).findFirst().orElseThrow().calmly();
                }
                case Release _ -> {
                    return new Step(Optional.empty(), acted);
                }
                case Rest rest -> {
                    return new Step(path.next(rest).findFirst().map(Path::calmly), acted);
                }
            }
        }
    }

    private static boolean acts(Call call) {
        return call instanceof Create || call instanceof Stop || call instanceof Delete || call instanceof InstallAgent
                || call instanceof RecordIntent;
    }

    private static boolean sameWords(Path one, Path other) {
        return one.given().request().status().equals(other.given().request().status());
    }
}
