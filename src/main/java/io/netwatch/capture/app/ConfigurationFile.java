package io.netwatch.capture.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads {@link Configuration} and answers every mistake with a sentence. */
final class ConfigurationFile {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ConfigurationFile() {}

    /** @throws Misconfigured when the file cannot be read, or a key is unknown or wrong */
    static Configuration read(Path file) {
        try {
            return YAML.readValue(Files.readString(file), Configuration.class);
        } catch (NoSuchFileException e) {
            throw new Misconfigured(file + " does not exist: name the configuration with --config FILE", e);
        } catch (UnrecognizedPropertyException e) {
            throw new Misconfigured(file + ": unknown key \"" + e.getPropertyName() + "\"; known here are "
                    + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            throw new Misconfigured(file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new Misconfigured(file + " cannot be read: " + e.getMessage(), e);
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
