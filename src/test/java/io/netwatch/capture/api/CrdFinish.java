package io.netwatch.capture.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the generator cannot say: categories, column order, list maps, integer formats, defaults, the frozen spec. */
final class CrdFinish {
    /** May be edited after the session was ordered. */
    private static final Set<String> EDITABLE = Set.of("desiredState", "deletionPolicy", "ttlSecondsAfterFinished",
            "reason");
    private static final String ORDERED = "has(oldSelf.status) && has(oldSelf.status.captureName)";

    private CrdFinish() {}

    static CustomResourceDefinition finish(CustomResourceDefinition crd) {
        crd.getSpec().getNames().setCategories(List.of("capture"));
        CustomResourceDefinitionVersion version = crd.getSpec().getVersions().getFirst();
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        boolean request = crd.getSpec().getNames().getKind().equals("PacketCaptureRequest");
        version.setAdditionalPrinterColumns(request ? requestColumns() : policyColumns());
        root.setDescription(request
                ? "One packet capture on one Azure target."
                : "Which alerts start a packet capture, and what it looks like.");
        root.getProperties().get("spec").setDescription(request
                ? "What to capture, where to put it, and for how long. Frozen once the capture is ordered."
                : "Which alerts start a capture, what it looks like, and how many there may be.");
        root.getProperties().get("status").setDescription("What has happened so far; written by the operator.");
        root.setRequired(List.of("spec"));
        if (request) {
            root.setXKubernetesValidations(frozen(root.getProperties().get("spec")));
        }
        tidy(root);
        conditions(root.getProperties().get("status"), request);
        return crd;
    }

    private static List<CustomResourceColumnDefinition> requestColumns() {
        return List.of(column("Target", ".status.targetName"),
                column("State", ".status.conditions[?(@.type==\"Ready\")].reason"),
                column("Why", ".status.why"), column("Size", ".status.size"), age(),
                wide("Summary", "string", ".status.summary.sentence"),
                wide("Started", "date", ".status.startTime"), wide("Capture", "string", ".status.captureName"),
                wide("File", "string", ".status.blobUrl"));
    }

    private static List<CustomResourceColumnDefinition> policyColumns() {
        return List.of(column("State", ".status.conditions[?(@.type==\"Ready\")].reason"),
                column("Armed", ".status.conditions[?(@.type==\"Armed\")].status"),
                column("Recording", ".status.recorder.recorded"),
                number("Active", ".status.active"), number("Triggered", ".status.triggered"),
                new CustomResourceColumnDefinitionBuilder().withName("Last").withType("date")
                        .withJsonPath(".status.lastTrigger.time").build(),
                age(), wide("Suppressed", "integer", ".status.suppressed"),
                wide("Suspend", "boolean", ".spec.suspend"));
    }

    private static CustomResourceColumnDefinition column(String name, String path) {
        return new CustomResourceColumnDefinitionBuilder().withName(name).withType("string").withJsonPath(path).build();
    }

    private static CustomResourceColumnDefinition number(String name, String path) {
        return new CustomResourceColumnDefinitionBuilder().withName(name).withType("integer").withJsonPath(path)
                .build();
    }

    /** Shown by {@code kubectl get -o wide} only. */
    private static CustomResourceColumnDefinition wide(String name, String type, String path) {
        return new CustomResourceColumnDefinitionBuilder().withName(name).withType(type).withJsonPath(path)
                .withPriority(1).build();
    }

    private static CustomResourceColumnDefinition age() {
        return new CustomResourceColumnDefinitionBuilder().withName("Age").withType("date")
                .withJsonPath(".metadata.creationTimestamp").build();
    }

    /** Once an order is recorded Azure may have it, and a later edit would never reach it. */
    private static List<ValidationRule> frozen(JSONSchemaProps spec) {
        String same = spec.getProperties().keySet().stream().filter(field -> !EDITABLE.contains(field)).sorted()
                .map(field -> field.equals("trigger") ? sameTrigger(spec) : same(field))
                .collect(Collectors.joining(" && "));
        return List.of(rule(".spec", "!(" + ORDERED + ") || (" + same + ")",
                "is frozen once the capture is ordered (status.captureName is set): only desiredState, deletionPolicy, ttlSecondsAfterFinished and reason may change; create another request instead"),
                rule(".spec.desiredState", "!(" + ORDERED
                        + ") || !(oldSelf.spec.desiredState == 'Stopped' && self.spec.desiredState == 'Running')",
                        "cannot go back to Running once the capture is ordered: create another request instead"));
    }

    /** The bridge adds when the alert was resolved. */
    private static String sameTrigger(JSONSchemaProps spec) {
        String fields = spec.getProperties().get("trigger").getProperties().keySet().stream()
                .filter(field -> !field.equals("resolvedTime")).sorted().map(field -> same("trigger." + field))
                .collect(Collectors.joining(" && "));
        return "has(self.spec.trigger) == has(oldSelf.spec.trigger) && (!has(self.spec.trigger) || (" + fields + "))";
    }

    private static String same(String field) {
        String now = "self.spec." + field;
        String then = "oldSelf.spec." + field;
        return "has(" + now + ") == has(" + then + ") && (!has(" + now + ") || " + now + " == " + then + ")";
    }

    private static ValidationRule rule(String field, String rule, String message) {
        return new ValidationRuleBuilder().withFieldPath(field).withRule(rule).withMessage(message).build();
    }

    /** The generator finds a record's rules twice, at the field and at its accessor. */
    private static void tidy(JSONSchemaProps schema) {
        if ("integer".equals(schema.getType())) {
            schema.setFormat("int64");
        }
        schema.setXKubernetesValidations(schema.getXKubernetesValidations().stream().distinct().toList());
        children(schema).forEach(CrdFinish::tidy);
    }

    private static Stream<JSONSchemaProps> children(JSONSchemaProps schema) {
        Stream<JSONSchemaProps> items = schema.getItems() == null
                ? Stream.of()
                : Stream.of(schema.getItems().getSchema());
        Stream<JSONSchemaProps> fields = schema.getProperties() == null
                ? Stream.of()
                : schema.getProperties().values().stream();
        return Stream.concat(items, fields);
    }

    private static void conditions(JSONSchemaProps status, boolean request) {
        JSONSchemaProps conditions = status.getProperties().get("conditions");
        conditions.setXKubernetesListType("map");
        conditions.setXKubernetesListMapKeys(List.of("type"));
        conditions.getItems().setSchema(condition());
        status.setDefault(Serialization.unmarshal(unvisited(request), JsonNode.class));
    }

    /** metav1.Condition, word for word in its limits. */
    private static JSONSchemaProps condition() {
        return new JSONSchemaPropsBuilder().withType("object")
                .withRequired("type", "status", "reason", "message", "lastTransitionTime")
                .addToProperties("type", text(316).withDescription("What is spoken of.").withPattern(
                        "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$")
                        .build())
                .addToProperties("status", text(7).withDescription("True, False or Unknown.").withEnum(
                        Stream.of("True", "False", "Unknown").map(TextNode::new)
                                .toArray(JsonNode[]::new))
                        .build())
                .addToProperties("reason", text(1024).withDescription("Why, in one word.").withMinLength(1L)
                        .withPattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$").build())
                .addToProperties("message",
                        text(32768).withDescription("Why, in sentences, and what to do about it.").build())
                .addToProperties("lastTransitionTime",
                        new JSONSchemaPropsBuilder().withType("string").withFormat("date-time")
                                .withDescription("When the status last changed.").build())
                .addToProperties("observedGeneration", new JSONSchemaPropsBuilder().withType("integer")
                        .withFormat("int64").withMinimum(0.0)
                        .withDescription("The generation of the spec that the condition speaks of.").build())
                .build();
    }

    private static JSONSchemaPropsBuilder text(long limit) {
        return new JSONSchemaPropsBuilder().withType("string").withMaxLength(limit);
    }

    /** Without it an object that nobody has visited would count as finished. */
    private static String unvisited(boolean request) {
        String time = "lastTransitionTime: \"1970-01-01T00:00:00Z\"";
        String ready = "- {type: Ready, status: Unknown, reason: Pending, message: Nobody has looked at it yet., "
                + time + "}\n";
        String working = "- {type: Reconciling, status: \"True\", reason: Pending, message: Nobody has looked at it yet., "
                + time + "}\n";
        return "conditions:\n" + ready + (request ? working : "");
    }
}
