package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.request.Story;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a visit does around the decisions: it keeps Azure's pauses, whatever becomes of its own writes. */
class VisitTest {
    private static final Instant NOW = Instant.parse("2026-01-01T02:00:00Z");
    private static final Instant REOPENED = NOW.plusSeconds(60);
    private static final RequestKey KEY = new RequestKey("team", "night");
    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/";
    private static final Rules RULES = new Rules(new InstallId("0000abcd"),
            new Reach(List.of(new Allowance("*", "/subscriptions/s"))));

    private final List<Call> calls = new ArrayList<>();
    private final Desk desk = new Desk();
    private final Visit visit = new Visit(desk, (_, call) -> {
        calls.add(call);
        return new Observation.Postponed(call, REOPENED, true);
    }, new Decide(RULES), () -> NOW);

    @Test
    void aPauseThatAzureAskedForHoldsAfterALostWrite() {
        desk.outdated = true;
        assertThat(visit.run(KEY)).hasValueSatisfying(again -> assertThat(again).isBefore(REOPENED));

        desk.outdated = false;
        assertThat(visit.run(KEY)).contains(REOPENED);
        assertThat(calls).hasSize(1);
    }

    @Test
    void aPauseThatAzureAskedForHoldsWhenTheApiServerIsDown() {
        desk.down = true;
        assertThatThrownBy(() -> visit.run(KEY)).isInstanceOf(IllegalStateException.class);

        desk.down = false;
        assertThat(visit.run(KEY)).contains(REOPENED);
        assertThat(calls).hasSize(1);
    }

    @Test
    void aPauseIsToldOnceAndThenKeptInSilence() {
        assertThat(visit.run(KEY)).contains(REOPENED);
        assertThat(visit.run(KEY)).contains(REOPENED);

        assertThat(desk.written).hasSize(1);
        assertThat(desk.written.getFirst().status().conditions())
                .anySatisfy(condition -> assertThat(condition.reason()).isEqualTo(Reason.Throttled.word()));
    }

    @Test
    void aRequestThatIsGoneIsLeftInPeace() {
        desk.gone = true;
        assertThat(visit.run(KEY)).isEmpty();
        assertThat(calls).isEmpty();
    }

    /** An API server with one fresh request. */
    private static final class Desk implements ForwardingCluster {
        private final List<Report> written = new ArrayList<>();
        private boolean outdated;
        private boolean down;
        private boolean gone;

        @Override
        public Cluster behind() {
            throw new AssertionError("nobody was to ask this of the API server");
        }

        @Override
        public Optional<Request> read(RequestKey key) {
            return gone
                    ? Optional.empty()
                    : Optional.of(new Request(key, "uid-1", "1", 1, NOW, false, Optional.empty(), Optional.empty(),
                            spec(), written.isEmpty() ? StatusCodec.NONE : written.getLast().status(), Story.NONE));
        }

        @Override
        public Optional<Request> write(Report report) {
            if (down) {
                throw new IllegalStateException("connection refused");
            }
            if (outdated) {
                return Optional.empty();
            }
            written.add(report);
            return Optional.of(report.request());
        }

        @Override
        public List<Claim> claims(SessionRef session, Request self) {
            return List.of();
        }

        @Override
        public void tell(Request request, Reason reason, String message) {}

        private static PacketCaptureRequestSpec spec() {
            return new PacketCaptureRequestSpec(new Target(GROUP + "Microsoft.Compute/virtualMachines/v", null), null,
                    null, null, null, null, null, null, List.of(),
                    new Storage(GROUP + "Microsoft.Storage/storageAccounts/a", null, null), null, null, null, null,
                    null, null, null, null, null, null);
        }
    }
}
