package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is there before the request comes, and what the request says of it.
 *
 * @param captureName the name that the request wants; empty for a generated one
 * @param spec further fields of the request
 * @param strangers names of sessions that somebody else has running on the same machine
 * @param rival the spec's further fields of a second request for the same name, which comes a little later
 * @param recorder whether the request is a recording of the policy's flight recorder, and the second one takes its evidence
 * @param usedAgain whether another request for the same name comes as soon as the first one is gone
 */
record Staging(String captureName, String spec, List<String> strangers, Optional<String> rival,
        boolean usedAgain, boolean recorder) {
    static final Staging NONE = new Staging("", "{}", List.of(), Optional.empty(), false);
    static final Staging RECORDER = new Staging("", "{}", List.of(), Optional.empty(), false, true);
    static final Duration RIVAL_COMES = Duration.ofSeconds(30);
    /** A recording that Azure has runs for certain by then, an order without an answer included. */
    private static final Duration EVIDENCE_COMES = Duration.ofSeconds(150);
    static final String RIVAL = "rival";
    private static final String SUCCESSOR = "successor";

    /** Longer than a request's, so that a stranger's session ends within a run only when somebody ends it. */
    static final int LIMIT_SECONDS = 18_000;

    Staging(String captureName, String spec, List<String> strangers, Optional<String> rival, boolean usedAgain) {
        this(captureName, spec, strangers, rival, usedAgain, false);
    }

    void before(Azure azure, String subscription, ObjectNode request) {
        if (!captureName.isEmpty()) {
            request.withObject("/spec").put("captureName", captureName).setAll((ObjectNode) Json.yaml(spec));
        }
        if (recorder) {
            record(request);
        }
        strangers.forEach(name -> order(azure, subscription, name, LIMIT_SECONDS, request));
    }

    Optional<ObjectNode> successor(ObjectNode request) {
        ObjectNode second = request.deepCopy();
        second.withObject("/metadata").put("name", SUCCESSOR);
        second.withObject("/spec").put("timeLimitSeconds", 300);
        return Optional.of(second).filter(_ -> usedAgain);
    }

    Duration rivalComes() {
        return recorder ? EVIDENCE_COMES : RIVAL_COMES;
    }

    /** As the policy's visit makes it. */
    private static void record(ObjectNode request) {
        request.withObject("/metadata")
                .setAll((ObjectNode) Json
                        .yaml("""
                                labels: {capture.netwatch.io/recorder: night, capture.netwatch.io/recording: '1'}
                                ownerReferences:
                                - {apiVersion: capture.netwatch.io/v1alpha1, kind: PacketCapturePolicy, name: night, uid: %s, controller: true}
                                """
                                .formatted(Simulation.POLICY_UID)));
        request.withObject("/spec").remove("timeLimitSeconds");
        request.withObject("/spec").setAll((ObjectNode) Json
                .yaml("ringBuffer: {fileCount: 1, fileSizeBytes: 400000, sessionTimeLimitSeconds: 900}"));
    }

    /** As somebody writes it who wants to know what was just before. */
    private static ObjectNode evidence(ObjectNode recording) {
        ObjectNode request = recording.deepCopy();
        request.withObject("/metadata").put("name", RIVAL).remove(List.of("labels", "ownerReferences"));
        request.withObject("/spec").put("fromRecorder", "night").put("timeLimitSeconds", 300).remove("ringBuffer");
        return request;
    }

    Optional<ObjectNode> rival(ObjectNode request) {
        if (recorder) {
            return Optional.of(evidence(request));
        }
        return rival.map(fields -> {
            ObjectNode second = request.deepCopy();
            second.withObject("/metadata").put("name", RIVAL);
            second.withObject("/spec").setAll((ObjectNode) Json.yaml(fields));
            return second;
        });
    }

    /** A person's own PUT, whatever faults are in force. */
    static void order(Azure azure, String subscription, String name, int seconds, ObjectNode request) {
        String body = "{properties: {target: '%s', timeLimitInSeconds: %d, storageLocation: {storageId: '%s'}}}"
                .formatted(request.at("/spec/target/resourceId").asText(), seconds,
                        request.at("/spec/storage/accountId").asText());
        String watcher = "/subscriptions/" + subscription + "/resourceGroups/NetworkWatcherRG/providers"
                + "/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope";
        azure.answer(Face.ARM, Call.of("PUT", watcher + "/packetCaptures/" + name + "?api-version=2024-07-01")
                .with(Json.yaml(body)));
    }
}
