package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void keepsWhatAllPagesHaveShown() {
        Listing<Integer> two = Listing.<Integer>start().with(List.of(1, 2), "more").with(List.of(3), "");
        assertThat(two).isEqualTo(new Listing<>(List.of(1, 2, 3), "", 2));
    }

    @Test
    void goesOnWhileThereIsALink() {
        assertThat(Listing.start().goesOn()).isFalse();
        assertThat(Listing.start().with(List.of(), "more").goesOn()).isTrue();
        assertThat(Listing.of(List.of()).goesOn()).isFalse();
    }

    @Test
    void aListThatLeadsRoundInCirclesEnds() {
        Listing<Integer> circle = IntStream.range(0, 40).boxed().reduce(Listing.<Integer>start(),
                (all, page) -> all.with(List.of(page), "again"), (a, b) -> b);
        assertThat(circle.goesOn()).isFalse();
    }
}
