package io.netwatch.capture.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A mistake in the configuration file, as a sentence: where it is, what it is, and what to write instead. */
final class Mistake {
    private Mistake() {}

    /** @param yaml the file's content */
    static String sentence(Path file, String yaml, JsonProcessingException error) {
        return syntax(error)
                .map(wrong -> "%s, line %d: not readable as YAML: %s".formatted(file, line(wrong), wrong.getProblem()))
                .orElseGet(() -> "%s, line %d: %s".formatted(file, line(yaml, error), meaning(error)));
    }

    private static Optional<MarkedYAMLException> syntax(JsonProcessingException error) {
        return Stream.<Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
                .filter(MarkedYAMLException.class::isInstance).map(MarkedYAMLException.class::cast).findFirst();
    }

    private static int line(MarkedYAMLException syntax) {
        return syntax.getProblemMark().getLine() + 1;
    }

    private static int line(String yaml, JsonProcessingException error) {
        Optional<Integer> found = error instanceof JsonMappingException mapping && !isDuplicate(error)
                ? YamlLines.of(yaml, mapping.getPath())
                : Optional.empty();
        return found.orElseGet(() -> error.getLocation().getLineNr());
    }

    /** The second of two equal keys is the one to be told, and only the parser knows where that is. */
    private static boolean isDuplicate(JsonProcessingException error) {
        return error.getOriginalMessage().startsWith("Duplicate field");
    }

    private static String meaning(JsonProcessingException error) {
        return switch (error) {
            case UnrecognizedPropertyException unknown -> unknownKey(unknown);
            case ValueInstantiationException refused when refused.getCause() != null -> refused.getCause().getMessage();
            case MismatchedInputException wrong -> key(wrong.getPath()) + " " + remedy(wrong.getTargetType());
            case JsonMappingException other -> "not readable as YAML: " + other.getOriginalMessage();
            default -> "not readable as YAML: " + error.getOriginalMessage();
        };
    }

    private static String unknownKey(UnrecognizedPropertyException error) {
        List<String> known = Stream.ofNullable(error.getKnownPropertyIds()).flatMap(Collection::stream)
                .map(Object::toString).sorted().toList();
        String guess = Nearest.of(error.getPropertyName(), known).map(near -> "did you mean `" + near + "`?")
                .orElseGet(() -> "known here are " + String.join(", ", known));
        return "unknown key `%s`: %s".formatted(key(error.getPath()), guess);
    }

    // The value is not repeated: it may be a secret that somebody has written in place of a file's name.
    private static String remedy(Class<?> wanted) {
        if (wanted == null) {
            return "has a value of the wrong kind";
        }
        if (wanted.isEnum()) {
            return "has none of the known values: write one of " + Stream.of(wanted.getEnumConstants())
                    .map(Object::toString).collect(Collectors.joining(", "));
        }
        return "has a value of the wrong kind: write " + kind(wanted);
    }

    private static String kind(Class<?> wanted) {
        if (Collection.class.isAssignableFrom(wanted)) {
            return "a list";
        }
        if (wanted.isRecord()) {
            return "keys and values: " + Stream.of(wanted.getRecordComponents()).map(part -> part.getName())
                    .collect(Collectors.joining(", "));
        }
        return switch (wanted.getSimpleName()) {
            case "Integer", "int", "Long", "long" -> "a whole number";
            case "Boolean", "boolean" -> "true or false";
            case "URI" -> "a URL such as " + URI.create("https://host:443");
            default -> "one text";
        };
    }

    /** For example {@code bridge.tokens[0].file}. */
    private static String key(List<Reference> path) {
        return path.isEmpty()
                ? "the file"
                : path.stream()
                        .map(step -> step.getFieldName() == null
                                ? "[" + step.getIndex() + "]"
                                : "." + step.getFieldName())
                        .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }
}
