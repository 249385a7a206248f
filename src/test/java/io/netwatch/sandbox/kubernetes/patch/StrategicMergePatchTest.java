package io.netwatch.sandbox.kubernetes.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategic merges of built-in kinds. */
class StrategicMergePatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{a: 1, b: 2}                             | {b: null, c: 3}                           | {a: 1, c: 3}",
            "{env: [{name: a, value: x}, {name: b}]}  | {env: [{name: a, value: y}, {name: c}]}   | {env: [{name: a, value: y}, {name: b}, {name: c}]}",
            "{env: [{name: a}, {name: b}]}            | {env: [{name: a, $patch: delete}]}        | {env: [{name: b}]}",
            "{finalizers: [a, b]}                     | {finalizers: [c]}                         | {finalizers: [a, b, c]}",
            "{finalizers: [a, b]}                     | {$deleteFromPrimitiveList/finalizers: [a]} | {finalizers: [b]}",
            "{args: [a, b]}                           | {args: [c]}                               | {args: [c]}",
            "{data: {a: 1}}                           | {data: {$patch: replace, b: 2}}           | {data: {b: 2}}",
            "{env: [{name: a}]}                       | {$setElementOrder/env: [{name: a}]}       | {env: [{name: a}]}"})
    void listsWithKeysAreMergedElementByElement(String target, String patch, String result) {
        assertThat(StrategicMergePatch.apply(Shape.of(MissingNode.getInstance()), Json.yaml(target), Json.yaml(patch)))
                .isEqualTo(Json.yaml(result));
    }
}
