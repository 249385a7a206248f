package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.cluster.OwnWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered of a request, and that nobody looks at those that sleep. */
class OutlinesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T02:10:00Z");
    private static final String FINISHED = """
            metadata: {name: a, namespace: shop, uid: u, resourceVersion: "7", generation: 1, finalizers: [capture.netwatch.io/azure-session],
              creationTimestamp: "2026-11-26T02:03:00Z", labels: {team: web}}
            spec: {target: {resourceId: /x}, reason: a long text}
            status:
              observedGeneration: 1
              news: []
              conditions:
              - {type: Ready, status: "True", reason: Completed, message: m, lastTransitionTime: "2026-11-26T02:05:00Z"}
              - {type: Complete, status: "True", reason: Completed, message: m, lastTransitionTime: "2026-11-26T02:05:00Z"}
            """;

    @Test
    void anOutlineHoldsNoContent() {
        PacketCaptureRequest outline = outline(FINISHED);
        assertThat(outline.getSpec()).isNull();
        assertThat(outline.getStatus()).isNull();
        assertThat(outline.getMetadata().getLabels()).isEmpty();
        assertThat(outline.getMetadata().getResourceVersion()).isEqualTo("7");
    }

    @Test
    void whoHasFinishedSleepsForEver() {
        assertThat(Outlines.asleepUntil(outline(FINISHED))).contains(Instant.MAX);
        assertThat(visited(FINISHED)).isFalse();
    }

    @Test
    void orUntilItsTimeToLiveIsOver() {
        String mortal = FINISHED.replace("reason: a long text", "ttlSecondsAfterFinished: 600");
        assertThat(visited(mortal)).isFalse();
        assertThat(reconciled(outline(mortal)).getScheduleDelay()).contains(Duration.ofMinutes(5).toMillis());
        assertThat(visited(FINISHED.replace("reason: a long text", "ttlSecondsAfterFinished: 60"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            while it is being deleted | labels: {team: web}   | deletionTimestamp: "2026-11-26T02:06:00Z"
            when somebody has edited it | generation: 1,      | generation: 2,
            while it runs             | reason: Completed     | reason: Running
            while news is untold      | news: []              | news: [{sink: s, news: Finished, state: Pending, time: t}]
            """)
    void butItIsVisited(String when, String before, String after) {
        assertThat(FINISHED).contains(before);
        assertThat(visited(FINISHED.replace(before, after))).as(when).isTrue();
    }

    @Test
    void nobodyCanWriteTheMarkOnALivingObject() {
        assertThat(visited(FINISHED.replace("labels: {team: web}",
                "annotations: {capture.netwatch.io/asleep-until: \"2099-01-01T00:00:00Z\"}")
                .replace("reason: Completed", "reason: Running"))).isTrue();
    }

    private static PacketCaptureRequest outline(String yaml) {
        Outlines outlines = new Outlines(OwnWatch.create());
        outlines.put("shop/a", Serialization.unmarshal(yaml, PacketCaptureRequest.class));
        return outlines.get("shop/a");
    }

    private static UpdateControl<PacketCaptureRequest> reconciled(PacketCaptureRequest outline) {
        return new RequestReconciler(visit(), InstantSource.fixed(NOW)).reconcile(outline, null);
    }

    /** A visit's first deed is to read the request from the API server. */
    private static boolean visited(String yaml) {
        try {
            reconciled(outline(yaml));
            return false;
        } catch (Read expected) {
            return true;
        }
    }

    private static Visit visit() {
        ForwardingCluster cluster = () -> {
            throw new Read();
        };
        return new Visit(cluster, null, null, InstantSource.fixed(NOW));
    }

    private static final class Read extends RuntimeException {}
}
