package io.netwatch.chart;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kinds of others that the chart may use, without their schemas: an API server that has them takes any fields. The real
 * schemas are not on Maven Central.
 */
final class ForeignKinds {
    private ForeignKinds() {}

    static String crds() {
        return Stream.of(crd("monitoring.coreos.com", "v1", "ServiceMonitor", "servicemonitors"),
                crd("monitoring.coreos.com", "v1", "PrometheusRule", "prometheusrules"),
                crd("gateway.networking.k8s.io", "v1", "Gateway", "gateways"),
                crd("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes"),
                crd("cilium.io", "v2", "CiliumNetworkPolicy", "ciliumnetworkpolicies"))
                .collect(Collectors.joining("---\n"));
    }

    private static String crd(String group, String version, String kind, String plural) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: %s.%s
                  annotations: {api-approved.kubernetes.io: "https://github.com/kubernetes-sigs/gateway-api"}
                spec:
                  group: %s
                  scope: Namespaced
                  names: {kind: %s, plural: %s}
                  versions:
                  - name: %s
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(plural, group, group, kind, plural, version);
    }
}
