package io.netwatch.sandbox.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;

/** The test's custom resource as fabric8 clients and JOSDK see it. */
@Group("example.test")
@Version("v1")
public class Widget extends CustomResource<Widget.Spec, Widget.Status> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** What is wanted, as far as these tests look at it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Spec(int size, String color) {}

    /** What is. */
    public record Status(String phase, Long observedGeneration, List<Condition> conditions) {
        static Status of(String phase) {
            return new Status(phase, null, null);
        }
    }

    static Widget named(String name, int size) {
        Widget widget = new Widget();
        widget.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace("default").build());
        widget.setSpec(new Spec(size, null));
        return widget;
    }
}
