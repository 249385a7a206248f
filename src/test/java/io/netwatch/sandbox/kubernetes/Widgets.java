package io.netwatch.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The custom resource that this room's tests play with: {@code widgets.example.test}. */
public final class Widgets {
    private Widgets() {}

    /** The CRD as YAML text. */
    public static String crd() {
        try (InputStream yaml = Widgets.class.getResourceAsStream("widgets.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Makes the cluster serve widgets, and returns them. */
    public static Resources in(Cluster cluster) {
        cluster.resources("apiextensions.k8s.io/v1", "CustomResourceDefinition").create(object(crd()));
        return cluster.resources("example.test/v1", "Widget");
    }

    /** A widget in the namespace default; the spec is written as YAML, such as {@code "{size: 3}"}. */
    public static ObjectNode widget(String name, String spec) {
        return object("""
                apiVersion: example.test/v1
                kind: Widget
                metadata: {name: %s, namespace: default}
                spec: %s
                """.formatted(name, spec));
    }

    public static ObjectNode object(String yaml) {
        return (ObjectNode) Json.yaml(yaml);
    }
}
