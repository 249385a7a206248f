package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTextTest {

    @Test
    void namesTheSessionOnceThereIsOne() {
        assertThat(EventText.of(Given.anOrder().request(), "Azure captures traffic."))
                .isEqualTo("Azure captures traffic. Capture: " + Given.SESSION.name() + ".");
        assertThat(EventText.of(Given.aRequest().request(), "The target does not run."))
                .isEqualTo("The target does not run.");
    }

    @Test
    void keepsTheNameWholeWhenAzureTalksMuch() {
        String text = EventText.of(Given.anOrder().request(), "Azure said a lot. ".repeat(200));
        assertThat(text).hasSize(1024).endsWith("… Capture: " + Given.SESSION.name() + ".");
    }

    @Test
    void outsideTextStaysOnItsLine() {
        assertThat(EventText.of(Given.aRequest().request(), "a\nb\u202ec\u0007")).isEqualTo("abc");
    }
}
