package io.netwatch.capture.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Changes messages the way careless senders and hostile ones do; the same seed makes the same change. */
record Mutation(SplittableRandom random) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Mutation seeded(long seed) {
        return new Mutation(new SplittableRandom(seed));
    }

    /** One to four changes of the document, and now and then of its bytes. */
    byte[] of(byte[] message) throws IOException {
        JsonNode document = JSON.readTree(message);
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            change(document);
        }
        byte[] bytes = JSON.writeValueAsBytes(document);
        return random.nextInt(5) == 0 ? damaged(bytes) : bytes;
    }

    private void change(JsonNode document) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object when !object.isEmpty() -> change(object);
            case ArrayNode array -> change(array);
            default -> {
            }
        }
    }

    private void change(ObjectNode object) {
        List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name.toUpperCase(Locale.ROOT), object.remove(name));
            case 2 -> object.set(name, NODES.arrayNode().add(object.get(name)));
            case 3 -> object.set(name, NODES.textNode(object.get(name).toString()));
            default -> object.set(name, odd());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextBoolean()) {
            array.add(odd());
        } else {
            JsonNode first = array.get(0);
            IntStream.range(0, random.nextInt(60)).forEach(_ -> array.add(first.deepCopy()));
        }
    }

    /** A value that nobody expects where it stands. */
    JsonNode odd() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(Long.MIN_VALUE);
            case 3 -> NODES.numberNode(1e308);
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode("\u0000\u202e\ud83d\n\"' OR 1=1 --");
            case 6 -> NODES.textNode("x".repeat(random.nextInt(5000)));
            case 7 -> NODES.textNode("/subscriptions//resourceGroups/../providers/Microsoft.Compute/virtualMachines/");
            case 8 -> NODES.textNode("+999999999-12-31T23:59:59.999999999Z");
            case 9 -> NODES.objectNode();
            case 10 -> NODES.arrayNode();
            default -> nested(random.nextInt(80));
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode inner = NODES.textNode("deep");
        for (int i = 0; i < depth; i++) {
            inner = i % 2 == 0 ? NODES.arrayNode().add(inner) : NODES.objectNode().set("data", inner);
        }
        return inner;
    }

    private byte[] damaged(byte[] bytes) {
        byte[] changed = Arrays.copyOf(bytes, random.nextInt(1, bytes.length + 1));
        for (int i = random.nextInt(3); i > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode() && found.size() < 5000) {
            found.add(node);
            node.forEach(child -> collect(child, found));
        }
    }
}
