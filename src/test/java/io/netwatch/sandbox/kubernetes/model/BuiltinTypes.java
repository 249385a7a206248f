package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;

/** The resources that are there without a CRD: what an operator, its leader election and kubectl touch. */
final class BuiltinTypes {
    static final ResourceType NAMESPACES = cluster("", "Namespace", "namespaces", true, "ns");
    static final ResourceType CRDS = cluster("apiextensions.k8s.io", "CustomResourceDefinition",
            "customresourcedefinitions", true, "crd", "crds");

    static final List<ResourceType> ALL = List.of(NAMESPACES, CRDS,
            namespaced("", "Secret", "secrets", false),
            namespaced("", "ConfigMap", "configmaps", false, "cm"),
            namespaced("", "Event", "events", false, "ev"),
            namespaced("", "ServiceAccount", "serviceaccounts", false, "sa"),
            namespaced("", "Pod", "pods", true, "po"),
            namespaced("events.k8s.io", "Event", "events", false, "ev"),
            namespaced("coordination.k8s.io", "Lease", "leases", false));

    private BuiltinTypes() {}

    private static ResourceType cluster(String group, String kind, String plural, boolean status,
            String... shortNames) {
        return type(group, kind, plural, false, status, shortNames);
    }

    private static ResourceType namespaced(String group, String kind, String plural, boolean status,
            String... shortNames) {
        return type(group, kind, plural, true, status, shortNames);
    }

    /** Pods are in the category all, so that kubectl get all has something to ask for. */
    private static ResourceType type(String group, String kind, String plural, boolean namespaced, boolean status,
            String... shortNames) {
        var names = new ResourceType.Names(plural, kind.toLowerCase(Locale.ROOT), List.of(shortNames),
                plural.equals("pods") ? List.of("all") : List.of());
        return new ResourceType(new GroupVersionKind(group, "v1", kind), names, namespaced, false, status,
                MissingNode.getInstance(), MissingNode.getInstance());
    }
}
