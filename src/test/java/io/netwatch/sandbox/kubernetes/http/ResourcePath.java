package io.netwatch.sandbox.kubernetes.http;

import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.util.List;
import java.util.Set;

/**
 * What a path below {@code /api/v1} or {@code /apis/<group>/<version>} is about. Parts that the path lacks are empty.
 */
record ResourcePath(String group, String version, String namespace, String plural, String name, String subresource) {
    private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

    /** {@code rest} is the path after the version. */
    static ResourcePath parse(String group, String version, List<String> rest) {
        boolean within = rest.size() > 2 && rest.getFirst().equals("namespaces")
                && !NAMESPACE_SUBRESOURCES.contains(rest.get(2));
        String namespace = within ? rest.get(1) : "";
        List<String> resource = within ? rest.subList(2, rest.size()) : rest;
        if (resource.size() > 3) {
            throw ApiException.unknownPath();
        }
        return new ResourcePath(group, version, namespace, resource.getFirst(), part(resource, 1), part(resource, 2));
    }

    private static String part(List<String> segments, int index) {
        return index < segments.size() ? segments.get(index) : "";
    }
}
