package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.kubernetes.error.Subject;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import java.util.List;

/**
 * One resource in one version, built in or made by a CRD.
 *
 * @param kind group, version and kind
 * @param names how people and paths call it
 * @param namespaced whether its objects live in namespaces
 * @param custom whether a CRD made it, so that its schema holds and unconditional updates are refused
 * @param statusSubresource whether status and the rest are written apart
 * @param schema the OpenAPI schema; missing for built-in kinds, which accept any content
 * @param crdVersion the CRD's entry for this version (columns, selectable fields); missing for built-in kinds
 */
public record ResourceType(GroupVersionKind kind, Names names, boolean namespaced, boolean custom,
        boolean statusSubresource, JsonNode schema, JsonNode crdVersion) {

    /** The names of a resource: the plural is its path segment. */
    public record Names(String plural, String singular, List<String> shortNames, List<String> categories) {}

    public String group() {
        return kind.group();
    }

    public String apiVersion() {
        return kind.apiVersion();
    }

    /** How objects of this type are merged. */
    public Shape shape() {
        return Shape.of(schema);
    }

    /** Whether the server counts generations: for custom resources and CRDs, not for plain data. */
    boolean hasGeneration() {
        return custom || names.plural().equals("customresourcedefinitions");
    }

    /** Where the objects are kept. All versions of a resource share one collection, named as a CRD is. */
    String collection() {
        boolean event = names.plural().equals("events") && EventVersions.isEvents(kind);
        return event || group().isEmpty() ? names.plural() : names.plural() + "." + group();
    }

    Key key(String namespace, String name) {
        return new Key(collection(), namespaced ? namespace : "", name);
    }

    /** Names an object of this type in an error. */
    public Subject subject(String name) {
        return new Subject(group(), names.plural(), name);
    }

    /** Names an object in a validation error, which goes by the kind. */
    Subject kindSubject(String name) {
        return new Subject(group(), kind.kind(), name);
    }
}
