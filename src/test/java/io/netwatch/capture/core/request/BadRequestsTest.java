package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.BadRequest;
import io.netwatch.capture.api.BadRequest.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The core's half of the table of bad requests; {@code RefusedRequestsTest} holds the API server to the other half. */
class BadRequestsTest {

    @ParameterizedTest
    @MethodSource("io.netwatch.capture.api.BadRequest#all")
    void theFieldIsNamedOnceAndTheWordsAreSaid(BadRequest bad) {
        assertThat(SpecCheck.problems(bad.parsed())).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo(bad.field());
            assertThat(problem.clause()).contains(bad.words());
        });
    }

    /** A clause names a remedy: an imperative after the colon. */
    @ParameterizedTest
    @MethodSource("io.netwatch.capture.api.BadRequest#all")
    void theRemedyIsNamed(BadRequest bad) {
        assertThat(SpecCheck.problems(bad.parsed())).allSatisfy(problem -> assertThat(problem.clause())
                .containsPattern(": (write|add|remove|keep|use|move|name|choose|correct) "));
    }

    @Test
    void thereAreEnoughOfThemAndMostAreRefusedAtTheDoor() {
        List<BadRequest> all = BadRequest.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(40);
        assertThat(all).filteredOn(bad -> bad.server() == Server.same).hasSizeGreaterThanOrEqualTo(30);
        assertThat(all).extracting(BadRequest::name).doesNotHaveDuplicates();
    }
}
