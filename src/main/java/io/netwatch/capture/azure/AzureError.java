package io.netwatch.capture.azure;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code and the words of an error body: JSON from Resource Manager, XML from storage, HTML from gateways. */
record AzureError(String code, String message) {
    private static final ObjectMapper JSON = new ObjectMapper();
    // Storage ends the first line with the sentence; request id and time follow and are new in every answer.
    private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<\\r\\n]+)");
    private static final int LONGEST_CODE = 100;
    // Long enough for the actions that a LinkedAuthorizationFailed names behind two ids.
    private static final int LONGEST_MESSAGE = 1000;
    /** Network's word for both a lock and its own throttling; the detail tells which. */
    private static final String AMBIGUOUS = "RetryableError";

    static AzureError of(Reply reply) {
        JsonNode error = errorNode(reply.body());
        String general = error.path("code").asText();
        String special = error.path("details").path(0).path("code").asText();
        String code = firstText(general.equals(AMBIGUOUS) ? special : "", general, reply.errorCode());
        String message = firstText(error.path("message").asText(),
                error.path("details").path(0).path("message").asText(),
                xmlMessage(reply.body()), "Azure answered HTTP %d without words.".formatted(reply.status()));
        return new AzureError(Plain.text(code, LONGEST_CODE), Plain.text(message, LONGEST_MESSAGE));
    }

    ArmFailure failure(int status) {
        return ArmFailure.refused(status, code, message);
    }

    private static JsonNode errorNode(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            return root.path("error").isObject() ? root.path("error") : root;
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private static String xmlMessage(String body) {
        Matcher message = XML_MESSAGE.matcher(body);
        return message.find() ? message.group(1) : "";
    }

    private static String firstText(String... candidates) {
        return Stream.of(candidates).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
