package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kill the process before and after every call between the first recording and the one after the freeze: the same end. */
class RecorderCrashTest {
    private static final List<String> CALLS = play(CrashPoint.NEVER).calls();
    /** These are answered from memory: nothing can be lost at them that is not lost at the next call. */
    private static final Set<String> FROM_MEMORY = Set.of("recordings", "siblings", "hasPolicy");

    static Stream<CrashPoint> crashes() {
        return IntStream.rangeClosed(1, CALLS.size()).filter(call -> !FROM_MEMORY.contains(CALLS.get(call - 1))).boxed()
                .flatMap(call -> Stream.of(true, false).map(before -> new CrashPoint(call, before)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aCrashAnywhereChangesNothingOfTheEnd(CrashPoint crash) {
        RecorderRun run = play(crash);

        assertThat(words(run)).as("recordings").isEqualTo(Map.of("Frozen", 1L, "Recording", 1L));
        assertThat(run.evidence().map(RecorderRun::word)).containsExactly("Completed");
        assertThat(run.sessions()).as("one records, and nothing else runs").hasSize(1);
        assertThat(run.azure().captures()).as("no session was ordered twice").hasSize(2);
        assertThat(run.evidence().map(each -> each.at("/status/recording/name").asText()).toList())
                .isEqualTo(run.standing("Frozen"));
    }

    private static Map<String, Long> words(RecorderRun run) {
        return run.recordings().collect(Collectors.groupingBy(RecorderRun::word, Collectors.counting()));
    }

    /** A recorder begins, an alert comes after two minutes, and everything settles. */
    private static RecorderRun play(CrashPoint crash) {
        RecorderRun run = new RecorderRun(crash).runs(120);
        run.alert(Duration.ofSeconds(20));
        return run.runs(300);
    }
}
