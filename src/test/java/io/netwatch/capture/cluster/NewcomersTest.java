package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.RequestKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NewcomersTest {
    private static final RequestKey KEY = new RequestKey("shop", "night");

    private final AtomicLong nanos = new AtomicLong();
    private final Newcomers newcomers = new Newcomers(nanos::get);

    @Test
    void aNewRequestIsGivenOutOnce() {
        newcomers.shown(null, request("{}"));

        assertThat(newcomers.take(KEY)).isPresent();
        assertThat(newcomers.take(KEY)).as("whoever comes again reads").isEmpty();
    }

    @Test
    void aMomentLaterItIsReadInstead() {
        newcomers.shown(null, request("{}"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThat(newcomers.take(KEY)).isEmpty();
    }

    @Test
    void whatHasChangedSinceIsReadInstead() {
        PacketCaptureRequest first = request("{}");
        newcomers.shown(null, first);
        newcomers.shown(first, request("{}"));

        assertThat(newcomers.take(KEY)).isEmpty();
    }

    @Test
    void whatIsGoneIsNotGivenOut() {
        PacketCaptureRequest first = request("{}");
        newcomers.shown(null, first);
        newcomers.gone(first);

        assertThat(newcomers.take(KEY)).isEmpty();
    }

    @Test
    void whatHasAnOrderOrAFinalWordIsRead() {
        newcomers.shown(null, request("{captureName: night}"));
        assertThat(newcomers.take(KEY)).isEmpty();

        newcomers.shown(null, request("""
                {conditions: [{type: Ready, status: "False", reason: Suppressed, message: x, \
                lastTransitionTime: "2026-03-01T02:00:09Z"}, {type: Failed, status: "True", reason: Suppressed, \
                message: x, lastTransitionTime: "2026-03-01T02:00:09Z"}]}"""));
        assertThat(newcomers.take(KEY)).isEmpty();
    }

    @Test
    void whatHasNoFinalizerYetIsReadBecauseItHasOneByTheFirstVisit() {
        PacketCaptureRequest bare = request("{}");
        bare.getMetadata().setFinalizers(List.of());
        newcomers.shown(null, bare);

        assertThat(newcomers.take(KEY)).isEmpty();
    }

    @Test
    void whatIsBeingDeletedIsRead() {
        PacketCaptureRequest leaving = request("{}");
        leaving.getMetadata().setDeletionTimestamp("2026-03-01T02:00:00Z");
        newcomers.shown(null, leaving);

        assertThat(newcomers.take(KEY)).isEmpty();
    }

    private static PacketCaptureRequest request(String status) {
        return Serialization.unmarshal("""
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {namespace: shop, name: night, uid: u, resourceVersion: "7",
                           finalizers: [capture.netwatch.io/azure-session]}
                status: %s
                """.formatted(status), PacketCaptureRequest.class);
    }
}
