package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Summary;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole summary as JSON. Records become objects whose keys are their components' names, so the tree of records is the format. */
public final class Json {
    private Json() {}

    public static String of(Summary summary) {
        return value(summary);
    }

    private static String value(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Json::value).orElse("null");
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case Collection<?> list -> "[" + String.join(",", list.stream().map(Json::value).toList()) + "]";
            case Map<?, ?> map -> object(map.entrySet().stream()
                    .map(entry -> string(entry.getKey().toString()) + ":" + value(entry.getValue())).toList());
            case Address address -> string(address.toString());
            case Record it -> object(fields(it));
            // Text, words of an enum, and instants in ISO 8601.
            default -> string(value.toString());
        };
    }

    private static List<String> fields(Record it) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component : it.getClass().getRecordComponents()) {
            try {
                fields.add(string(component.getName()) + ":" + value(component.getAccessor().invoke(it)));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(component + " of a public record cannot be read", impossible);
            }
        }
        return fields;
    }

    private static String object(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }

    /** Also safe inside of HTML and of a script: no "<", no line ends that JavaScript would know. */
    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            switch (letter) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                default -> {
                    boolean plain = letter >= ' ' && letter != '<' && letter != '>' && letter != '&'
                            && letter != 0x7f && letter != 0x2028 && letter != 0x2029;
                    json.append(plain ? Character.toString(letter) : "\\u%04x".formatted(letter));
                }
            }
        });
        return json.append('"').toString();
    }
}
