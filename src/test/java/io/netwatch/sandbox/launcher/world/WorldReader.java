package io.netwatch.sandbox.launcher.world;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@link WorldFile}s and answers every mistake with a sentence that says where it is. */
public final class WorldReader {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    private WorldReader() {}

    /** The file is at fault; the message is for the person who wrote it. */
    public static final class BadWorld extends RuntimeException {
        BadWorld(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** @throws BadWorld when the file cannot be read, or a key is unknown, missing or wrong */
    public static WorldFile read(Path file) {
        try {
            return YAML.readValue(Files.readString(file), WorldFile.class);
        } catch (NoSuchFileException e) {
            throw new BadWorld(file + " does not exist: name a world with --world FILE", e);
        } catch (JsonMappingException e) {
            throw new BadWorld(file + ": " + where(e) + what(e), e);
        } catch (IOException e) {
            throw new BadWorld(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String where(JsonMappingException mistake) {
        String path = mistake.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : path.substring(1) + ": ";
    }

    private static String what(JsonMappingException mistake) {
        return switch (mistake) {
            case UnrecognizedPropertyException unknown ->
                "unknown key; known here are " + unknown.getKnownPropertyIds();
            case MismatchedInputException wrong when wrong.getTargetType() != null && wrong.getTargetType().isEnum() ->
                (wrong instanceof InvalidFormatException format
                        ? "\"" + format.getValue() + "\" is none of "
                        : "write one of ")
                        + Arrays.toString(wrong.getTargetType().getEnumConstants());
            default -> Optional.ofNullable(mistake.getCause()).map(Throwable::getMessage)
                    .orElse(mistake.getOriginalMessage());
        };
    }
}
