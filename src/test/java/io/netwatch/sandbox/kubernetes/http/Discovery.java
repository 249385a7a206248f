package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import io.netwatch.sandbox.kubernetes.model.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/** What is served here, as clients ask before anything else: groups, versions, and the resources in each. */
final class Discovery {
    private static final List<String> VERBS = List.of("create", "delete", "deletecollection", "get", "list", "patch",
            "update", "watch");
    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private final Cluster cluster;

    Discovery(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The answer to /api. */
    ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    /** The answer to /apis: every group that has a type, and the permission reviews. */
    ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Stream.concat(Stream.of(Reviews.GROUP), cluster.types().stream().map(ResourceType::group))
                .filter(group -> !group.isEmpty()).distinct().map(this::group).forEach(groups::add);
        return list;
    }

    /** The answer to /apis/group; throws 404 when no type is in it. */
    ObjectNode group(String name) {
        Stream<String> versions = name.equals(Reviews.GROUP)
                ? Stream.of("v1")
                : cluster.types().stream().filter(type -> type.group().equals(name))
                        .map(type -> type.kind().version()).distinct();
        ObjectNode group = Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
        ArrayNode list = group.putArray("versions");
        versions.forEach(
                version -> list.addObject().put("groupVersion", name + "/" + version).put("version", version));
        if (list.isEmpty()) {
            throw ApiException.unknownPath();
        }
        group.set("preferredVersion", list.get(0));
        return group;
    }

    /** The answer to /api/v1 and /apis/group/version; throws 404 when no type is in it. */
    ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1").put("groupVersion",
                group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        if (group.equals(Reviews.GROUP)) {
            Reviews.PLURALS.forEach(plural -> addReview(resources, plural));
        }
        cluster.types().stream()
                .filter(type -> type.group().equals(group) && type.kind().version().equals(version))
                .forEach(type -> addType(resources, type));
        if (resources.isEmpty()) {
            throw ApiException.unknownPath();
        }
        return list;
    }

    /** Reviews can only be posted. */
    private static void addReview(ArrayNode resources, String plural) {
        resources.addObject().put("name", plural).put("singularName", "").put("namespaced", false).put("kind", plural)
                .set("verbs", Json.strings(List.of("create")));
    }

    /** One entry for the resource and, since clients look for it before they patch it, one for its status. */
    private static void addType(ArrayNode resources, ResourceType type) {
        ResourceType.Names names = type.names();
        ObjectNode resource = resources.addObject().put("name", names.plural()).put("singularName", names.singular())
                .put("namespaced", type.namespaced()).put("kind", type.kind().kind());
        resource.set("verbs", Json.strings(VERBS));
        if (!names.shortNames().isEmpty()) {
            resource.set("shortNames", Json.strings(names.shortNames()));
        }
        if (!names.categories().isEmpty()) {
            resource.set("categories", Json.strings(names.categories()));
        }
        if (type.statusSubresource()) {
            resources.addObject().put("name", names.plural() + "/status").put("singularName", "")
                    .put("namespaced", type.namespaced()).put("kind", type.kind().kind())
                    .set("verbs", Json.strings(STATUS_VERBS));
        }
    }
}
