package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.netwatch.capture.bridge.schema.AlertReader;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.bridge.schema.Reading;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real messages, changed a little: there is an answer, it is short and harmless, and never our own failure. */
class AnyMessageTest {
    private static final int MESSAGES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Without these fields nobody could know what an alert is about. */
    private static final Set<String> ESSENTIAL = Set.of("schemaId", "data", "essentials", "monitorCondition",
            "alertTargetIDs");

    private final MemoryCluster cluster = new MemoryCluster().with("shop", "everything", "*");
    private final AlertHandler bridge = new AlertHandler(cluster, _ -> List.of(), cluster, cluster);

    @Test
    void everyMessageIsAnsweredForGoodInFewWords() throws IOException {
        List<byte[]> corpus = corpus();
        for (long seed = 0; seed < MESSAGES; seed++) {
            byte[] message = Mutation.seeded(seed).of(corpus.get((int) (seed % corpus.size())));
            Outcome outcome = bridge.handle(Message.of(message), "shop", Messages.FIRED);

            assertThat(outcome.status()).as("seed %d: %s", seed, outcome.message()).isIn(200, 422);
            assertThat(outcome.json().length).as("seed %d", seed).isLessThan(4 * Body.LARGEST);
            assertThat(AccessLog.line(outcome, Optional.of("shop"), Duration.ZERO))
                    .as("seed %d", seed).doesNotContainPattern("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]");
        }
        assertThat(cluster.stored()).isNotEmpty().allSatisfy(AnyMessageTest::isThePolicys);
    }

    /** A payload selects, it never names: what is stored is of the policy, but for the machine. */
    private static void isThePolicys(NewRequest request) {
        assertThat(request.namespace()).isEqualTo("shop");
        assertThat(request.name()).matches("everything-[a-z0-9]([a-z0-9.-]*[a-z0-9])?-[0-9a-f]{16}")
                .hasSizeLessThanOrEqualTo(118);
        assertThat(ArmId.parse(request.spec().target().resourceId())).isPresent();
    }

    /** Built to hurt, each as large as a body may be. Memory is counted rather than time, which other work would disturb. */
    @ParameterizedTest
    @ValueSource(strings = {
            "{\"schemaId\":\"azureMonitorCommonAlertSchema\",\"data\":{\"essentials\":{\"alertTargetIDs\":[ %s ]}}} | \"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m%d\"",
            "{\"groupKey\":\"g\",\"alerts\":[ %s ]} | {\"status\":\"firing\",\"labels\":{\"a%d\":\"b\"}}",
            "[ %s ] | {\"eventType\":\"x\",\"data\":{\"schemaId\":\"azureMonitorCommonAlertSchema\",\"data\":{\"essentials\":{\"alertId\":\"%d\"}}}}",
            "{\"WebhookName\":\"w\",\"RequestBody\":[ %s ]} | {\"eventType\":\"%d\"}", "{ %s } | \"schemaId%d\":{}",
            "[ %s ] | %d"})
    void whatIsBuiltToHurtTakesLittleMemory(String shape) {
        String frame = shape.split(" \\| ", 2)[0];
        String item = shape.split(" \\| ", 2)[1];
        StringBuilder items = new StringBuilder(item.formatted(0));
        for (int i = 1; items.length() + frame.length() + item.length() < Body.LARGEST - 20; i++) {
            items.append(',').append(item.formatted(i));
        }
        byte[] message = frame.formatted(items).getBytes(UTF_8);
        bridge.handle(Message.of(message), "shop", Messages.FIRED);
        long before = allocated();
        Outcome outcome = bridge.handle(Message.of(message), "shop", Messages.FIRED);

        assertThat(outcome.status()).isIn(200, 422);
        assertThat(allocated() - before).isLessThan(64L << 20);
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-fired", "metric-activated"})
    void theOrderOfFieldsAndUnknownOnesChangeNothing(String name) throws IOException {
        JsonNode message = JSON.readTree(Messages.bytes(name));

        assertThat(read(turned(message))).isEqualTo(read(message));
    }

    /** No field of an odd type, and no missing one, costs an alert that can be understood without it. */
    @Test
    void everyFieldMayBeOddOrMissingWithoutLosingTheMachine() throws IOException {
        for (List<String> path : paths(JSON.readTree(Messages.bytes("common-fired")), List.of())) {
            for (long seed = 0; seed < 30; seed++) {
                JsonNode message = JSON.readTree(Messages.bytes("common-fired"));
                ObjectNode parent = (ObjectNode) message.at(pointer(path.subList(0, path.size() - 1)));
                if (seed == 0) {
                    parent.remove(path.getLast());
                } else {
                    parent.set(path.getLast(), Mutation.seeded(seed).odd());
                }

                assertThat(read(message)).as("%s, seed %d", path, seed).singleElement().satisfies(alert -> {
                    assertThat(alert.state()).isEqualTo(Alert.FIRED);
                    assertThat(alert.targets().machines()).hasSize(1);
                });
            }
        }
    }

    private static List<Alert> read(JsonNode message) {
        return AlertReader
                .read(Message.of(message.toString().getBytes(UTF_8))) instanceof Reading.Understood(var alerts)
                        ? alerts
                        : List.of();
    }

    /** All fields in the opposite order, with one more in each object. */
    private static JsonNode turned(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode turned = JSON.createObjectNode().put("somethingNew", 1);
        object.propertyStream().toList().reversed()
                .forEach(field -> turned.set(field.getKey(), turned(field.getValue())));
        return turned;
    }

    private static List<List<String>> paths(JsonNode node, List<String> above) {
        return node.propertyStream().flatMap(field -> {
            List<String> path = Stream.concat(above.stream(), Stream.of(field.getKey())).toList();
            Stream<List<String>> self = ESSENTIAL.contains(field.getKey()) ? Stream.of() : Stream.of(path);
            return Stream.concat(self, paths(field.getValue(), path).stream());
        }).toList();
    }

    private static String pointer(List<String> path) {
        return path.isEmpty() ? "" : "/" + String.join("/", path);
    }

    private static List<byte[]> corpus() throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        for (Path folder : List.of(Path.of("src/test/resources/alerts"), Path.of("../shared/alert-samples"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
                        corpus.add(Files.readAllBytes(file));
                    }
                }
            }
        }
        return corpus;
    }
}
