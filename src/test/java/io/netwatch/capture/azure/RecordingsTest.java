package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.TargetKind;
import io.netwatch.capture.core.request.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads what Azure really answered, where such recordings are at hand. */
class RecordingsTest {

    @Test
    void readsEverySessionThatWasCreatedOrShown() throws IOException {
        assertThat(sessions(Recording.OF_A_MACHINE)).hasSizeGreaterThan(4).allSatisfy(session -> {
            assertThat(session.target().kind()).isEqualTo(TargetKind.Machine);
            assertThat(session.limits()).isEqualTo(new Limits.Classic(18_000, 1L << 30));
        });
    }

    @Test
    void readsARingBuffersSession() throws IOException {
        assertThat(sessions(Recording.OF_A_RING_BUFFER)).hasSize(3).allSatisfy(session -> {
            assertThat(session.target().kind()).isEqualTo(TargetKind.Machine);
            assertThat(session.limits()).isEqualTo(new Limits.RingBuffer(2, 102_400, 60));
        });
    }

    @Test
    void readsThatTheSessionsWereStopped() throws IOException {
        assertThat(states(Recording.OF_A_MACHINE)).isNotEmpty().allSatisfy(state -> {
            assertThat(state.status()).isEqualTo(Status.Stopped);
            assertThat(state.stopReason()).isEqualTo("Manual");
            assertThat(state.startTime()).isPresent();
        });
    }

    @Test
    void readsThatOneStillRanAndThenWasStopped() throws IOException {
        assertThat(states(Recording.OF_A_RING_BUFFER)).extracting(RunState::status)
                .containsExactly(Status.Running, Status.Stopped);
    }

    @Test
    void findsTheWatcherOfTheRegion() throws IOException {
        String body = Recording.read(Recording.OF_A_MACHINE).answers("GET", ".*/networkWatchers").findFirst()
                .orElseThrow();

        assertThat(ArmTargets.watchersOf(body)).extracting(Watcher::location).contains("westus2")
                .doesNotHaveDuplicates();
    }

    private static List<Session> sessions(String file) throws IOException {
        Recording recording = Recording.read(file);
        List<Session> sessions = new ArrayList<>();
        for (String body : Stream.concat(recording.answers("PUT", ".*/packetCaptures/[^/]+"),
                recording.answers("GET", ".*/packetCaptures/[^/]+")).toList()) {
            sessions.add(Sessions.session(body));
        }
        return sessions;
    }

    private static List<RunState> states(String file) throws IOException {
        List<RunState> states = new ArrayList<>();
        for (String body : Recording.read(file).answers("POST", ".*/queryStatus").toList()) {
            states.add(Sessions.runState(body));
        }
        return states;
    }
}
