package io.netwatch.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the chart gives to the operator's Java, where no kubelet does. */
final class ChartValues {
    private static final Path VALUES = Path.of("charts", "packet-capture-operator", "values.yaml");

    private ChartValues() {}

    /**
     * The options, and the memory limit as if it were all that the machine has.
     *
     * @param process {@code operator} or {@code bridge}
     */
    static List<String> java(String process) {
        try {
            JsonNode own = new YAMLMapper().readTree(VALUES.toFile()).path(process);
            String limit = own.at("/resources/limits/memory").asText().replaceFirst("i$", "")
                    .toLowerCase(Locale.ROOT);
            return Stream.concat(Stream.of("-XX:MaxRAM=" + limit), Stream.of(own.path("javaOptions").asText()
                    .split(" "))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(VALUES + " cannot be read", e);
        }
    }
}
