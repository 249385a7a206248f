package io.netwatch.capture.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.PolicyReport;
import io.netwatch.capture.core.request.EveryStatus;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import io.netwatch.capture.gitops.Kstatus.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kstatus, Flux and Argo CD make of every word that the operator can write. A new word needs a line here. */
class HowStatusesReadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Word, kstatus, Flux with the documented lines, Argo CD with our script. */
    private static final Map<Reason, Reading> TABLE = """
            Pending               InProgress InProgress Progressing
            Queued                InProgress InProgress Progressing
            Starting              InProgress InProgress Progressing
            Stopping              InProgress InProgress Progressing
            Inspecting            InProgress InProgress Progressing
            Freezing              InProgress InProgress Progressing
            Throttled             InProgress InProgress Progressing
            PreflightWarning      InProgress InProgress Progressing
            NewsUndelivered       InProgress InProgress Progressing
            AzureBusy             InProgress InProgress Progressing
            AzureUnavailable      InProgress InProgress Progressing
            NoAnswer              InProgress InProgress Progressing
            Running               Current    InProgress Healthy
            Recording             Current    InProgress Healthy
            Held                  Current    InProgress Suspended
            InvalidSpec           Failed     Failed     Degraded
            NotAllowed            Failed     Failed     Degraded
            NameConflict          Failed     Failed     Degraded
            TargetNotFound        Failed     Failed     Degraded
            NoWatcher             Failed     Failed     Degraded
            AgentMissing          Failed     Failed     Degraded
            ScaleSetAgentMissing  Failed     Failed     Degraded
            ScaleSetStopped       Failed     Failed     Degraded
            TargetStopped         Failed     Failed     Degraded
            StorageUnusable       Failed     Failed     Degraded
            CredentialsMissing    Failed     Failed     Degraded
            Forbidden             Failed     Failed     Degraded
            AzureRefused          Failed     Failed     Degraded
            Completed             Current    Current    Healthy
            StoppedEarly          Current    Current    Healthy
            EmptyCapture          Current    Current    Healthy
            Frozen                Current    Current    Healthy
            StoppedByAgent        Failed     Failed     Degraded
            UploadFailed          Failed     Failed     Degraded
            TargetGone            Failed     Failed     Degraded
            CaptureLost           Failed     Failed     Degraded
            StartDeadlineExceeded Failed     Failed     Degraded
            Suppressed            Failed     Failed     Degraded
            """.lines().map(line -> line.split(" +"))
            .collect(Collectors.toMap(row -> Reason.valueOf(row[0]), row -> new Reading(row[1], row[2], row[3])));
    /** Words that only a policy says. */
    private static final List<Reason> POLICYS = List.of(Reason.Served, Reason.Suspended, Reason.Armed,
            Reason.Unchecked, Reason.RecordingLost, Reason.RecordingResumed, Reason.RecorderUnblocked);

    private record Reading(String kstatus, String flux, String argo) {
        static Reading of(JsonNode object) {
            return new Reading(Kstatus.of(object).name(), FluxHealth.of(object).name(),
                    ArgoHealth.of(object).status());
        }
    }

    static Stream<Reason> requestsWords() {
        return Arrays.stream(Reason.values()).filter(reason -> !POLICYS.contains(reason));
    }

    @ParameterizedTest
    @MethodSource("requestsWords")
    void everyWordOfARequestReadsAsDocumented(Reason reason) {
        ObjectNode request = request(EveryStatus.of(reason));

        assertThat(TABLE).as("a new word needs a line in the table").containsKey(reason);
        assertThat(Reading.of(request)).isEqualTo(TABLE.get(reason));
        assertThat(ArgoHealth.of(request).message()).isEqualTo(message(request));
    }

    @ParameterizedTest
    @MethodSource("requestsWords")
    void nothingIsFinishedWhileTheLatestSpecIsUnseen(Reason reason) {
        ObjectNode edited = request(EveryStatus.of(reason));
        edited.withObject("/metadata").put("generation", EveryStatus.generation() + 1);

        assertThat(Reading.of(edited)).isEqualTo(new Reading("InProgress", "InProgress", "Progressing"));
    }

    @ParameterizedTest
    @MethodSource("requestsWords")
    void whatIsBeingDeletedIsTerminating(Reason reason) {
        ObjectNode deleted = request(EveryStatus.of(reason));
        deleted.withObject("/metadata").put("deletionTimestamp", "2026-03-01T02:10:00Z");

        assertThat(Kstatus.of(deleted)).isEqualTo(Result.Terminating);
    }

    @ParameterizedTest
    @EnumSource(names = {"Throttled", "AzureBusy", "AzureUnavailable", "NoAnswer"})
    void passingTroubleOfARunningCaptureIsProgress(Reason trouble) {
        assertThat(Reading.of(request(EveryStatus.inTrouble(Reason.Running, trouble))))
                .isEqualTo(new Reading("InProgress", "InProgress", "Progressing"));
    }

    /** Everything that is neither under way nor steady has an end that tools may report. */
    @Test
    void theTableSaysWhatTheStandingsSay() {
        assertThat(TABLE).allSatisfy((reason, reading) -> assertThat(reading.kstatus()).as(reason.name())
                .isEqualTo(reason.standing() == Standing.Working
                        ? "InProgress"
                        : reason.standing().stalled.name().equals("True") ? "Failed" : "Current"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packetcapturerequests", "packetcapturepolicies"})
    void whatNobodyHasVisitedIsNotFinished(String plural) throws IOException {
        JsonNode crd = new YAMLMapper().readTree(Path.of("crds", plural + ".capture.netwatch.io.yaml").toFile());
        ObjectNode fresh = object(crd.at("/spec/versions/0/schema/openAPIV3Schema/properties/status/default"));

        assertThat(Reading.of(fresh)).isEqualTo(new Reading("InProgress", "InProgress", "Progressing"));
        fresh.remove("status");
        assertThat(ArgoHealth.of(fresh).status()).isEqualTo("Progressing");
    }

    @ParameterizedTest
    @CsvSource({"'', Served, Current, Healthy", "'suspend: true', Suspended, Current, Suspended",
            "'flightRecorder: {targets: [x]}', InvalidSpec, Failed, Degraded",
            "'template: {storage: {}}', InvalidSpec, Failed, Degraded"})
    void policiesReadAsDocumented(String tweak, String word, String kstatus, String argo) throws IOException {
        ObjectNode policy = policy(tweak);

        assertThat(policy.at("/status/conditions/0/reason").asText()).isEqualTo(word);
        assertThat(Kstatus.of(policy).name()).isEqualTo(kstatus);
        assertThat(ArgoHealth.of(policy).status()).isEqualTo(argo);
    }

    private static ObjectNode policy(String tweak) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode spec = (ObjectNode) yaml.readTree(Path.of("examples", "policy.yaml").toFile()).path("spec");
        if (!tweak.isEmpty()) {
            spec.setAll((ObjectNode) yaml.readTree(tweak));
        }
        var unseen = new PacketCapturePolicyStatus(null, List.of(), null, null, null, null, null, null);
        return object(JSON.valueToTree(PolicyReport.of(
                new Policy("default", "spikes", yaml.treeToValue(spec, PacketCapturePolicySpec.class)),
                EveryStatus.generation(), unseen, Instant.parse("2026-03-01T02:00:00Z"))));
    }

    private static ObjectNode request(Object status) {
        return object(JSON.valueToTree(status));
    }

    private static ObjectNode object(JsonNode status) {
        ObjectNode object = JSON.createObjectNode();
        object.putObject("metadata").put("name", "night").put("generation", EveryStatus.generation());
        object.set("status", status);
        return object;
    }

    /** Of the condition that decides. */
    private static String message(JsonNode object) {
        for (String type : List.of("Reconciling", "Stalled", "Ready")) {
            for (JsonNode condition : object.at("/status/conditions")) {
                boolean decides = type.equals("Ready") || condition.path("status").asText().equals("True");
                if (condition.path("type").asText().equals(type) && decides) {
                    return condition.path("message").asText();
                }
            }
        }
        return "";
    }
}
