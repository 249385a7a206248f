package io.netwatch.sandbox.kubernetes.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paths that printer columns use. */
class JsonPathTest {
    private static final JsonNode OBJECT = Json.yaml("""
            spec: {size: 3, items: [{name: a}, {name: b}]}
            metadata: {annotations: {"example.test/note": hello}}
            status: {conditions: [{type: Dry, reason: Air}, {type: Ready, reason: Sun}]}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            ".spec.size | 3",
            ".spec.items[1].name | b",
            ".spec.items[*].name | a",
            ".metadata.annotations['example.test/note'] | hello",
            ".metadata.annotations.example\\.test/note | hello",
            ".status.conditions[?(@.type==\"Ready\")].reason | Sun",
            ".status.conditions[?(@.type=='Dry')].reason | Air"})
    void aPathFindsItsFirstValue(String path, String value) {
        assertThat(JsonPath.compile(path).first(OBJECT).map(JsonNode::asText)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({".spec.none", ".spec.items[7].name", ".spec.size.deeper"})
    void aPathThatLeadsNowhereFindsNothing(String path) {
        assertThat(JsonPath.compile(path).first(OBJECT)).isEmpty();
    }

    @Test
    void aPathThatIsNotUnderstoodIsQuoted() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPath.compile(".spec..size"))
                .withMessageContaining("\".spec..size\"");
    }
}
