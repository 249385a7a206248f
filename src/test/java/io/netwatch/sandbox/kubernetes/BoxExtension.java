package io.netwatch.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a server of its own that serves widgets, and a fabric8 client that talks to it. */
final class BoxExtension implements BeforeEachCallback, AfterEachCallback {
    private KubernetesInABox box;
    private Resources widgets;
    private KubernetesClient client;

    @Override
    public void beforeEach(ExtensionContext context) {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        widgets = Widgets.in(box.cluster());
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(box.url().toString()).withNamespace("default").build())
                .build();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        box.close();
    }

    KubernetesInABox box() {
        return box;
    }

    Cluster cluster() {
        return box.cluster();
    }

    URI url() {
        return box.url();
    }

    KubernetesClient client() {
        return client;
    }

    /** The widgets as the model has them, to see what a request really did. */
    Resources widgets() {
        return widgets;
    }

    ObjectNode widget(String name) {
        return widgets.get("default", name);
    }
}
