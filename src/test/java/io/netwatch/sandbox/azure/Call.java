package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a value.
 *
 * @param path decoded, begins with a slash
 * @param query decoded; of a repeated name the last one counts
 * @param headers as sent; {@link #header} ignores case
 * @param body JSON; a form post arrives as an object of strings, no body as {@code MissingNode}, unreadable JSON as a text node
 */
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, JsonNode body) {
    public Call {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A call without body; {@code target} is a path with query, or a whole URL as Azure hands out in its headers. */
    public static Call of(String method, String target) {
        URI uri = URI.create(target);
        return new Call(method, uri.getPath(), form(uri.getRawQuery()), Map.of(), MissingNode.getInstance());
    }

    public Call with(JsonNode newBody) {
        return new Call(method, path, query, headers, newBody);
    }

    public Call header(String name, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return new Call(method, path, query, changed, body);
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<String> bearerToken() {
        return header("Authorization").filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** Decodes {@code a=b&c=d}, the form of a query and of a form post. */
    public static Map<String, String> form(String encoded) {
        var fields = new LinkedHashMap<String, String>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (String field : encoded.split("&", -1)) {
            int equals = field.indexOf('=');
            String name = equals < 0 ? field : field.substring(0, equals);
            fields.put(decode(name), equals < 0 ? "" : decode(field.substring(equals + 1)));
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
