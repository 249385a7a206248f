package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Long lists come in pages. Invented: how many entries a page has, and what the token looks like. */
record Pages(String arm) {
    private static final int ENTRIES = 50;
    private static final String TOKEN = "$skiptoken";

    /** The page that the call asks for, with a link to the next one if there is one. */
    ObjectNode page(Call call, List<? extends JsonNode> all) {
        int from = Math.min(Integer.parseInt(call.query().getOrDefault(TOKEN, "0")), all.size());
        int to = Math.min(from + ENTRIES, all.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("value").addAll(all.subList(from, to));
        if (to < all.size()) {
            body.put("nextLink", next(call, to));
        }
        return body;
    }

    private String next(Call call, int from) {
        Map<String, String> query = new TreeMap<>(call.query());
        query.put(TOKEN, Integer.toString(from));
        return arm + call.path() + "?" + query.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
