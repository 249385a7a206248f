package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/**
 * Which objects a list or a watch is about.
 *
 * @param namespace empty for all namespaces
 * @param labels a label selector, empty for all
 * @param fields a field selector, empty for all
 */
public record Filter(String namespace, String labels, String fields) {

    public static Filter all() {
        return new Filter("", "", "");
    }

    public static Filter in(String namespace) {
        return new Filter(namespace, "", "");
    }

    boolean selects() {
        return !labels.isEmpty() || !fields.isEmpty();
    }

    /** The filter as a test of objects as this type shows them. Selectors are parsed once, here. */
    Predicate<ObjectNode> of(ResourceType type) {
        var byLabel = LabelSelector.parse(labels);
        var byField = FieldSelector.parse(type, fields);
        return object -> (namespace.isEmpty() || ObjectMeta.of(object).namespace().equals(namespace))
                && byLabel.test(object) && byField.test(object);
    }
}
