package io.netwatch.sandbox.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.Widgets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words with which a broken schema is reported, and what pruning and defaults do. */
class ValidationTest {
    private static final JsonNode SCHEMA = Widgets.object(Widgets.crd())
            .at("/spec/versions/0/schema/openAPIV3Schema");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}                                | spec.size: Required value",
            "{size: big}                       | spec.size: Invalid value: \"string\": spec.size in body must be of"
                    + " type integer: \"string\"",
            "{size: 1.5}                       | spec.size: Invalid value: \"number\": spec.size in body must be of"
                    + " type integer: \"number\"",
            "{size: 0}                         | spec.size: Invalid value: 0: spec.size in body should be greater"
                    + " than or equal to 1",
            "{size: 11}                        | spec.size: Invalid value: 11: spec.size in body should be less than"
                    + " or equal to 10",
            "{size: 1, color: mauve}           | spec.color: Unsupported value: \"mauve\": supported values: \"red\","
                    + " \"green\", \"blue\"",
            "{size: 1, code: A1}               | spec.code: Invalid value: \"A1\": spec.code in body should match"
                    + " '^[a-z]+$'",
            "{size: 1, code: abcdefghi}        | spec.code: Too long: may not be more than 8 bytes",
            "{size: 1, start: noon}            | spec.start: Invalid value: \"noon\": spec.start in body must be of"
                    + " type date-time: \"noon\"",
            "{size: 1, notes: [a, b, c]}       | spec.notes: Too many: 3: must have at most 2 items",
            "{size: 1, tags: [a, a]}           | spec.tags[1]: Duplicate value: \"a\"",
            "{size: 1, parts: [{name: a}, {name: a}]} | spec.parts[1]: Duplicate value: {\"name\":\"a\"}",
            "{size: 1, parts: [{count: 1}]}    | spec.parts[0].name: Required value",
            "{size: 1, limits: {a: b}}         | spec.limits.a: Invalid value: \"string\": spec.limits.a in body must"
                    + " be of type integer: \"string\""})
    void aBrokenRuleIsReportedInTheServersWords(String spec, String message) {
        assertThat(Validation.validate(SCHEMA, Widgets.widget("left", spec))).extracting(Object::toString)
                .containsExactly(message);
    }

    @Test
    void aSoundObjectPasses() {
        ObjectNode sound = Widgets.widget("left", """
                {size: 10, color: blue, code: abc, start: "2026-01-01T00:00:00Z", notes: [a, a], tags: [a, b],
                 parts: [{name: a}, {name: b}], limits: {a: 1}, extra: {any: [thing]}}""");
        assertThat(Validation.validate(SCHEMA, sound)).isEmpty();
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        assertThat(Validation.validate(SCHEMA, Widgets.widget("left", "{size: 0, color: mauve}"))).hasSize(2);
    }

    @Test
    void pruningTakesUnknownFieldsOnlyWhereTheSchemaIsClosed() {
        ObjectNode object = Widgets.widget("left",
                "{size: 1, sise: 2, parts: [{name: a, nmae: b}], extra: {a: {b: c}}, limits: {a: 1}}");
        assertThat(Pruning.prune(SCHEMA, object)).containsExactly("spec.sise", "spec.parts[0].nmae");
        assertThat(object.path("spec"))
                .isEqualTo(Widgets.object("{size: 1, parts: [{name: a}], extra: {a: {b: c}}, limits: {a: 1}}"));
    }

    @Test
    void aNullMakesRoomForTheDefault() {
        ObjectNode object = Widgets.widget("left", "{size: 1, color: null}");
        Pruning.prune(SCHEMA, object);
        Pruning.addDefaults(SCHEMA, object);
        assertThat(object.at("/spec/color").asText()).isEqualTo("red");
    }
}
