package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stood at the end of a run. Two runs of one scenario must be equal in it, whatever went wrong in between.
 *
 * @param creates accepted PUTs, by the request's UID in the session's name
 * @param deletes accepted DELETEs that found a session
 * @param sessions sessions left in Azure
 * @param status what a person reads in the request: conditions, stop reason, size; empty when it is gone
 * @param files of captures in the storage account
 * @param pages about captures beside them
 */
record Ended(int creates, int deletes, List<String> sessions, Map<String, String> status, long files, long pages) {

    /** What a person reads in a request. Times differ between runs, words must not. */
    static Map<String, String> words(ObjectNode request) {
        Map<String, String> words = new TreeMap<>();
        for (JsonNode condition : request.at("/status/conditions")) {
            words.put(condition.path("type").asText(),
                    condition.path("status").asText() + " " + condition.path("reason").asText());
        }
        for (String field : List.of("stopReason", "why", "size", "captureName")) {
            words.put(field, request.at("/status/" + field).asText());
        }
        words.put("page", request.at("/status/reportUrl").asText().endsWith(".html") ? "stored" : "");
        return words;
    }
}
