package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Decisions as a table: a sentence, the moment it speaks of, and what is decided then. */
final class Table {
    private Table() {}

    record Rule(String sentence, Given given, Decision decision) {}

    static Rule rule(String sentence, Given given, Decision decision) {
        return new Rule(sentence, given, decision);
    }

    static Stream<DynamicTest> table(Rule... rules) {
        return Stream.of(rules).map(rule -> DynamicTest.dynamicTest(rule.sentence(),
                () -> assertThat(rule.given().decision()).as(rule.sentence()).isEqualTo(rule.decision())));
    }
}
