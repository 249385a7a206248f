package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.List;

/** Questions about permissions. Everybody may do everything here; JOSDK's leader election asks all the same. */
final class Reviews {
    static final String GROUP = "authorization.k8s.io";
    /** Also served in discovery, since clients look there before they post. */
    static final List<String> PLURALS = List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews",
            "subjectaccessreviews", "localsubjectaccessreviews");
    private static final List<String> ALL = List.of("*");

    private Reviews() {}

    /** The review as sent, with the verdict in its status. */
    static Answer answer(String plural, JsonNode review) {
        if (!PLURALS.contains(plural) || !(review instanceof ObjectNode asked)) {
            throw ApiException.unknownPath();
        }
        ObjectNode answer = Json.copy(asked);
        ObjectNode status = answer.putObject("status");
        if (plural.equals("selfsubjectrulesreviews")) {
            status.put("incomplete", false);
            ObjectNode rule = status.putArray("resourceRules").addObject();
            List.of("verbs", "apiGroups", "resources").forEach(part -> rule.set(part, Json.strings(ALL)));
            status.putArray("nonResourceRules").addObject().set("verbs", Json.strings(ALL));
        } else {
            status.put("allowed", true);
        }
        return Answer.created(answer);
    }
}
