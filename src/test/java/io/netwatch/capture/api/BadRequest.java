package io.netwatch.capture.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One row of {@code bad-requests.yaml}.
 *
 * @param field the one that must be named
 * @param words what must be said of it
 */
public record BadRequest(String name, Server server, String field, String words, ObjectNode spec) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String PROVIDERS = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers";
    private static final String MACHINE = PROVIDERS + "/Microsoft.Compute/virtualMachines/web-1";
    private static final String SET = PROVIDERS + "/Microsoft.Compute/virtualMachineScaleSets/workers";
    private static final String ACCOUNT = PROVIDERS + "/Microsoft.Storage/storageAccounts/evidence";
    private static final String GOOD = "{target: {resourceId: %s}, storage: {accountId: %s}}".formatted(MACHINE,
            ACCOUNT);

    /** What the API server does with it. */
    public enum Server {
        same, own, takes
    }

    /** Every row. */
    public static List<BadRequest> all() {
        try (InputStream file = BadRequest.class.getResourceAsStream("/bad-requests.yaml")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return YAML.readValue(text.replaceAll("\\bPROVIDERS\\b", PROVIDERS).replaceAll("\\bVM\\b", MACHINE)
                    .replaceAll("\\bSET\\b", SET).replaceAll("\\bACCOUNT\\b(?![.]blob)", ACCOUNT),
                    new TypeReference<List<BadRequest>>() {
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the API server refuses by itself. */
    public static List<BadRequest> refused() {
        return all().stream().filter(bad -> bad.server() != Server.takes).toList();
    }

    /** What the API server cannot tell. */
    public static List<BadRequest> taken() {
        return all().stream().filter(bad -> bad.server() == Server.takes).toList();
    }

    /** The spec as the core sees it. */
    public PacketCaptureRequestSpec parsed() {
        try {
            return YAML.treeToValue(whole(), PacketCaptureRequestSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** The object as people apply it. */
    public String manifest() {
        ObjectNode request = YAML.createObjectNode().put("apiVersion", CaptureApi.GROUP + "/" + CaptureApi.VERSION)
                .put("kind", "PacketCaptureRequest");
        request.putObject("metadata").put("name", name);
        request.set("spec", whole());
        return request.toString();
    }

    @Override
    public String toString() {
        return name;
    }

    private ObjectNode whole() {
        try {
            return ((ObjectNode) YAML.readTree(GOOD)).setAll(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
