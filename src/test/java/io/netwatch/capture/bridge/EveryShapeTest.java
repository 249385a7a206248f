package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.netwatch.capture.bridge.schema.Message;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each shape that is read, changed at every place and by chance: an answer for good, in little memory, and no exception. */
class EveryShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHANGES = 500;
    private static final long MOST_BYTES = 64L << 20;

    private final MemoryCluster cluster = new MemoryCluster().with("shop", "everything", "*");
    private final AlertHandler bridge = new AlertHandler(cluster, _ -> List.of(), cluster, cluster);

    @ParameterizedTest
    @EnumSource
    void theShapeItselfStartsACapture(Shapes shape) {
        Outcome outcome = handle(shape.bytes());

        assertThat(outcome.result()).as(outcome.message()).isEqualTo("created");
        assertThat(cluster.stored()).singleElement().satisfies(request -> assertThat(
                request.spec().target().resourceId()).isEqualTo(Shapes.WEB_1));
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldMayBeMissingOrAnythingElse(Shapes shape) throws IOException {
        JsonNode whole = JSON.readTree(shape.text());
        for (String place : places(whole, "").toList()) {
            for (long seed = 0; seed < 24; seed++) {
                JsonNode changed = whole.deepCopy();
                change(changed, place, seed);
                answersForGood(changed.toString().getBytes(UTF_8), place + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatChanceMakesOfItIsAnswered(Shapes shape) throws IOException {
        for (long seed = 0; seed < CHANGES; seed++) {
            answersForGood(Mutation.seeded(seed).of(shape.bytes()), "seed " + seed);
        }
    }

    /** The attributes of a CloudEvent are headers when it comes in binary mode. */
    @ParameterizedTest
    @EnumSource
    void headersMayHoldAnything(Shapes shape) {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, String> attributes = IntStream.range(0, 6).boxed().collect(Collectors.toMap(
                    i -> List.of("specversion", "id", "time", "type", "data", "schemaid").get(i),
                    _ -> random.ints(random.nextInt(40), 0, 0x300).mapToObj(Character::toString)
                            .collect(Collectors.joining())));
            Outcome outcome = bridge.handle(new Message(shape.bytes(), attributes), "shop", Messages.FIRED);

            assertThat(outcome.status()).as("seed %d: %s", seed, outcome.message()).isIn(200, 422);
        }
    }

    private void answersForGood(byte[] message, String change) {
        long before = allocated();
        Outcome outcome = handle(message);

        assertThat(allocated() - before).as(change).isLessThan(MOST_BYTES);
        assertThat(outcome.status()).as("%s: %s", change, outcome.message()).isIn(200, 422);
        assertThat(outcome.json().length).as(change).isLessThan(4 * Body.LARGEST);
    }

    private Outcome handle(byte[] message) {
        return bridge.handle(Message.of(message), "shop", Messages.FIRED);
    }

    private static void change(JsonNode document, String place, long seed) {
        int end = place.lastIndexOf('/');
        String last = place.substring(end + 1);
        switch (document.at(place.substring(0, end))) {
            case ObjectNode object when seed == 0 -> object.remove(last);
            case ObjectNode object -> object.set(last, Mutation.seeded(seed).odd());
            case ArrayNode array when seed == 0 -> array.remove(Integer.parseInt(last));
            case ArrayNode array -> array.set(Integer.parseInt(last), Mutation.seeded(seed).odd());
            default -> throw new IllegalStateException(place);
        }
    }

    /** JSON pointers to everything below the top. */
    private static Stream<String> places(JsonNode node, String here) {
        Stream<Map.Entry<String, JsonNode>> below = node instanceof ArrayNode array
                ? IntStream.range(0, array.size()).mapToObj(i -> Map.entry(String.valueOf(i), array.get(i)))
                : node.propertyStream();
        return below.flatMap(child -> Stream.concat(Stream.of(here + "/" + child.getKey()),
                places(child.getValue(), here + "/" + child.getKey())));
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }
}
