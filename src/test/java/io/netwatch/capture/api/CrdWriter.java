package io.netwatch.capture.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Writes {@code crds/}, and the chart's copy beside it, from the types. The build runs it; a test compares what it writes with what is published. */
public final class CrdWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES).build();

    private CrdWriter() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
        write(folder);
        Path chart = folder.resolveSibling("charts/packet-capture-operator/files/crds");
        if (Files.isDirectory(chart)) {
            write(chart);
        }
    }

    private static void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** File name to content. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (Class<? extends HasMetadata> kind : List.of(PacketCaptureRequest.class, PacketCapturePolicy.class)) {
            CustomResourceDefinition crd = generate(kind);
            files.put(crd.getMetadata().getName() + ".yaml", yaml(crd));
        }
        return files;
    }

    private static CustomResourceDefinition generate(Class<? extends HasMetadata> kind) {
        AtomicReference<CustomResourceDefinition> generated = new AtomicReference<>();
        new CRDGenerator().customResourceClasses(List.of(kind)).forCRDVersions("v1").withOutput(new Discarded())
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String version) {
                        generated.set(CrdFinish.finish((CustomResourceDefinition) crd));
                        return crd;
                    }
                }).generate();
        return generated.get();
    }

    private static String yaml(CustomResourceDefinition crd) {
        JsonNode tree = Serialization.unmarshal(Serialization.asJson(crd), JsonNode.class);
        ((ObjectNode) tree.get("metadata")).remove("annotations");
        try {
            return "# Written by the build from the types in src/main/java/io/netwatch/capture/api.\n"
                    + YAML.writeValueAsString(whole(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The generator prints bounds as doubles: 4.294967295E9 is hard to read. */
    private static JsonNode whole(JsonNode node) {
        if (node instanceof DoubleNode number) {
            return LongNode.valueOf(number.longValue());
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(whole(field.getValue())));
        }
        if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(i -> array.set(i, whole(array.get(i))));
        }
        return node;
    }

    private static final class Discarded implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
        @Override
        public ByteArrayOutputStream outputFor(String name) {
            return new ByteArrayOutputStream();
        }

        @Override
        public void close() {}
    }
}
