package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the server does with secrets: plain text becomes data, and every secret has a type. */
final class Secrets {
    private Secrets() {}

    /** Moves {@code stringData} into {@code data}, in place. */
    static void encode(ObjectNode secret) {
        Json.child(secret, "stringData").ifPresent(plain -> {
            ObjectNode data = secret.withObjectProperty("data");
            plain.properties().forEach(entry -> data.put(entry.getKey(), Base64.getEncoder()
                    .encodeToString(entry.getValue().asText().getBytes(StandardCharsets.UTF_8))));
            secret.remove("stringData");
        });
        if (!secret.has("type")) {
            secret.put("type", "Opaque");
        }
    }
}
