package io.netwatch.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import io.netwatch.sandbox.azure.Azure.Face;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays a life cycle that was recorded against the real Azure in August 2024, call by call, at the recorded times. */
class RecordingConformanceTest {
    private static final Path RECORDING = Path.of("../shared/recordings/lifecycle-vm-2024-08.json");
    private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
    private static final Pattern OPERATION = Pattern.compile("/(?:operations|operationResults)/([0-9a-f-]{36})");

    /** Written by the transport (the HTTP front), not by the model. */
    private static final Set<String> TRANSPORT = Set.of("date", "content-length");
    /** Removed from the file by the recorder of azure-cli, or when the file was trimmed; other recordings show them on such answers. */
    private static final Set<String> STRIPPED = Set.of("retry-after", "x-ms-request-id", "x-ms-correlation-request-id",
            "x-ms-routing-request-id",
            "x-ms-ratelimit-remaining-subscription-reads", "expires", "pragma", "strict-transport-security",
            "x-content-type-options");

    private final ManualClock clock = new ManualClock("2024-08-26T05:57:00Z");
    private final Map<String, String> operationIds = new HashMap<>();
    private JsonNode interactions;
    private Azure azure;

    @BeforeEach
    void readRecordingAndBuildItsWorld() throws IOException {
        assumeTrue(Files.exists(RECORDING), "the recordings are not part of this repository");
        interactions = new ObjectMapper().readTree(RECORDING.toFile()).path("interactions");
        var world = AzureWorld.builder().rules(ArmRules.standard().withTokensRequired(false))
                .machine(VirtualMachine.linux(SUBSCRIPTION, "cli_test_nw_packet_capture000001", "vm1", "westus2",
                        "10.0.0.4"));
        List.of("westus", "eastus", "eastus2", "australiaeast", "westus2", "francecentral")
                .forEach(region -> world.watcher(NetworkWatcher.automatic(SUBSCRIPTION, region)));
        azure = new Azure(world.build(), clock, Endpoints.PUBLIC);
    }

    @Test
    void givesTheRecordedStatusToEveryCall() {
        replay().forEach(step -> assertThat(step.answer().status()).as(step.name())
                .isEqualTo(step.recorded().path("status").asInt()));
    }

    @Test
    void sendsTheRecordedHeadersAndNoOthers() {
        replay().forEach(step -> {
            Set<String> expected = lowerCase(() -> step.recorded().path("headers").fieldNames());
            Set<String> actual = lowerCase(step.answer().headers().keySet());
            assertThat(minus(actual, STRIPPED)).as(step.name()).isEqualTo(minus(minus(expected, TRANSPORT), STRIPPED));
        });
    }

    @Test
    void sendsBodiesOfTheRecordedShape() {
        replay().forEach(step -> {
            JsonNode body = step.recorded().path("responseBody");
            assertThat(shape(step.answer().json())).as(step.name())
                    .isEqualTo(body.isTextual() ? Map.of("", "MISSING") : shape(body));
        });
    }

    @Test
    void repeatsTheRecordedValuesExceptForGeneratedOnes() {
        Set<String> generated = Set.of("etag", "captureStartTime");
        replay().filter(step -> step.recorded().path("responseBody").isObject()).forEach(step -> {
            Map<String, JsonNode> expected = leaves(step.recorded().path("responseBody"));
            Map<String, JsonNode> actual = leaves(step.answer().json());
            List.of(expected, actual).forEach(map -> map.keySet()
                    .removeIf(path -> generated.contains(path.substring(path.lastIndexOf('/') + 1))));
            assertThat(actual).as(step.name()).isEqualTo(expected);
        });
    }

    @Test
    void changesTheWatchersEtagWheneverTheRecordingDoes() {
        List<String> recorded = new ArrayList<>();
        List<String> modelled = new ArrayList<>();
        replay().forEach(step -> {
            recorded.addAll(etags(step.recorded().path("responseBody")));
            modelled.addAll(etags(step.answer().json()));
        });

        assertThat(ranks(modelled)).isEqualTo(ranks(recorded)).hasSizeGreaterThan(10);
    }

    @Test
    void startsTheCaptureWhenTheRecordingDid() {
        Step status = replay().filter(step -> step.name().contains("queryStatus")).findFirst().orElseThrow();
        Instant recorded = Instant.parse(status.recorded().at("/responseBody/captureStartTime").asText());

        assertThat(Instant.parse(status.answer().json().path("captureStartTime").asText()))
                .isBetween(recorded.minusSeconds(2), recorded.plusSeconds(2));
    }

    /** One recorded call and what the model makes of it. */
    private record Step(String name, JsonNode recorded, Answer answer) {}

    private Stream<Step> replay() {
        assertThat(interactions).isNotEmpty();
        return StreamSupport.stream(interactions.spliterator(), false).map(this::play);
    }

    private Step play(JsonNode recorded) {
        clock.set(ZonedDateTime.parse(recorded.at("/headers/date").asText(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant());
        String method = recorded.path("method").asText();
        String url = withOurOperationId(recorded.path("url").asText().replaceAll("[<>]", ""));
        Call call = Call.of(method, url);
        Answer answer = azure.answer(Face.ARM,
                recorded.path("requestBody").isObject() ? call.with(recorded.path("requestBody")) : call);
        learnOperationId(recorded.at("/headers/azure-asyncoperation").asText(),
                answer.header("Azure-AsyncOperation").orElse(""));
        return new Step(recorded.path("n").asInt() + " " + method + " " + call.path(), recorded, answer);
    }

    private void learnOperationId(String recorded, String ours) {
        Matcher theirs = OPERATION.matcher(recorded);
        Matcher mine = OPERATION.matcher(ours);
        if (theirs.find() && mine.find()) {
            operationIds.put(theirs.group(1), mine.group(1));
        }
    }

    private String withOurOperationId(String url) {
        Matcher match = OPERATION.matcher(url);
        return match.find() ? url.replace(match.group(1), operationIds.get(match.group(1))) : url;
    }

    private static Set<String> lowerCase(Iterable<String> names) {
        return StreamSupport.stream(names.spliterator(), false).map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        return all.stream().filter(name -> !some.contains(name)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> shape(JsonNode node) {
        return leaves(node).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, leaf -> leaf.getValue().getNodeType().name()));
    }

    /** All scalars and empty containers by their JSON pointer. */
    private static Map<String, JsonNode> leaves(JsonNode node) {
        var found = new TreeMap<String, JsonNode>();
        collect("", node, found);
        return found;
    }

    private static void collect(String path, JsonNode node, Map<String, JsonNode> found) {
        if (node.isEmpty()) {
            // As long, so that an int and a long of the same value are equal.
            found.put(path, node.isIntegralNumber() ? LongNode.valueOf(node.asLong()) : node);
        }
        node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), found);
        }
    }

    /** Etags of what lies below our watcher, and of the watcher; the others were changed by strangers while it was recorded. */
    private static List<String> etags(JsonNode node) {
        return node.findParents("etag").stream()
                .filter(parent -> parent.path("id").asText().contains("NetworkWatcher_westus2"))
                .map(parent -> parent.path("etag").asText()).toList();
    }

    /** Replaces each value by the order of its first appearance, so that only equality counts. */
    private static List<Integer> ranks(List<String> values) {
        List<String> distinct = values.stream().distinct().toList();
        return values.stream().map(distinct::indexOf).toList();
    }
}
