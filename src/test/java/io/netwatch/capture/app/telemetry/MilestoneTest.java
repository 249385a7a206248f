package io.netwatch.capture.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.app.telemetry.Milestone.Confirmed;
import io.netwatch.capture.app.telemetry.Milestone.Ended;
import io.netwatch.capture.app.telemetry.Milestone.Turned;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a stored status means to whoever counts. */
class MilestoneTest {
    private static final String BY_ALERT = "{trigger: {alertKey: a, policy: p, firedTime: \"%s\"}}";
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void aConfirmedSessionIsTimedFromTheRequestAndFromTheAlert() {
        Request asked = Requests.standing(BY_ALERT.formatted("2020-01-01T00:00:00Z"), Reason.Starting, "",
                StatusCodec.NONE);
        Instant now = asked.created().plusMillis(1500);
        List<Milestone> passed = Milestone.of(told(asked, Reason.Starting, "/id", List.of()), now);

        assertThat(passed).singleElement().isInstanceOfSatisfying(Confirmed.class, confirmed -> {
            assertThat(confirmed.sinceCreated()).hasMillis(1500);
            assertThat(confirmed.sinceFired()).isPresent();
        });
    }

    @Test
    void aTriggerThatAPersonInventedCountsWithoutATime() {
        Request asked = Requests.standing(BY_ALERT.formatted("yesterday"), Reason.Starting, "", StatusCodec.NONE);
        assertThat(Milestone.of(told(asked, Reason.Starting, "/id", List.of()), asked.created())).singleElement()
                .isInstanceOfSatisfying(Confirmed.class,
                        confirmed -> assertThat(confirmed.sinceFired()).isEmpty());
    }

    @Test
    void anEndIsCountedOnceWithItsReasonAndItsBytes() {
        Request running = Requests.standing("{}", Reason.Running, "", StatusCodec.NONE);
        Report end = told(running, Reason.Completed, null,
                List.of(new CaptureFile("u", 1000L, null, null, null), new CaptureFile("v", null, null, null, null)));

        assertThat(Milestone.of(end, running.created())).extracting(Object::getClass)
                .containsExactly(List.of(Turned.class, Ended.class).toArray(Class[]::new));
        Milestone.of(end, running.created()).forEach(new CaptureCounts(registry));
        assertThat(registry.scrape()).contains("capture_ends_total{reason=\"Completed\"} 1.0",
                "capture_bytes_total 1000.0");
    }

    @Test
    void whatIsSaidAgainIsNoMilestone() {
        Request done = Requests.standing("{}", Reason.Completed, "", StatusCodec.NONE);
        assertThat(Milestone.of(new Report(done, done.status()), done.created())).isEmpty();
    }

    private static Report told(Request request, Reason reason, String captureId, List<CaptureFile> files) {
        PacketCaptureRequestStatus none = StatusCodec.NONE;
        return new Report(request, Requests.standing("{}", reason, "", new PacketCaptureRequestStatus(1L, List.of(),
                none.targetName(), null, null, null, captureId, null, null, null, null, List.of(), null, null, null,
                files, null, null, null, null, List.of())).status());
    }
}
