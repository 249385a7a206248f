package io.netwatch.capture.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@link Configuration} and answers every mistake with a sentence. */
final class ConfigurationFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ConfigurationFile() {}

    /** @throws Misconfigured when the file cannot be read, or a key is unknown or wrong */
    static Configuration read(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new Misconfigured(file + " does not exist: name the configuration with --config FILE", e);
        } catch (IOException e) {
            throw new Misconfigured(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Configuration parse(Path file, String yaml) {
        try {
            return Optional.ofNullable(YAML.readValue(yaml, Configuration.class)).orElseThrow(
                    () -> new Misconfigured(file + " is empty: docs/configuration.md shows what to write"));
        } catch (JsonProcessingException e) {
            throw new Misconfigured(Mistake.sentence(file, yaml, e), e);
        }
    }

    /** The configuration is at fault; the message is for the person who wrote it. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured(String message, Throwable cause) {
            super(message, cause);
        }

        Misconfigured(String message) {
            super(message);
        }
    }
}
