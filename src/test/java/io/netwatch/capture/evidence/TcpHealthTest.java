package io.netwatch.capture.evidence;

import static io.netwatch.capture.evidence.Frame.ACK;
import static io.netwatch.capture.evidence.Frame.RST;
import static io.netwatch.capture.evidence.Frame.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.TcpHealth;
import io.netwatch.capture.evidence.summary.TcpTrouble;
import org.junit.jupiter.api.Test;

class TcpHealthTest {
    /** A handshake with a round trip of 10 ms. */
    private final Capture capture = Capture.ethernet().tcp(0, true, 99, 0, SYN, 0)
            .tcp(0.010, false, 499, 100, SYN | ACK, 0).tcp(0.0101, true, 100, 500, ACK, 0);

    private TcpTrouble trouble() {
        return capture.facts().tcp().trouble();
    }

    @Test
    void findsNothingWrongInOrderAndCountsWhatCanBeSentAgain() {
        capture.tcp(1, true, 100, 500, ACK, 50).tcp(1.1, false, 500, 150, ACK, 10).tcp(2, true, 150, 510, ACK, 0);
        TcpHealth health = capture.facts().tcp();

        assertThat(health.trouble()).isEqualTo(new TcpTrouble(1, 0, 0, 0, 0, 0));
        assertThat(health.segments()).isEqualTo(4);
    }

    @Test
    void countsASegmentThatIsSentAgain() {
        capture.tcp(1, true, 100, 500, ACK, 50).tcp(1.3, true, 100, 500, ACK, 50);

        assertThat(trouble().retransmissions()).isEqualTo(1);
    }

    @Test
    void tellsLateSegmentsFromRepeatedOnes() {
        capture.tcp(1, true, 150, 500, ACK, 50).tcp(1.002, true, 100, 500, ACK, 50);

        assertThat(trouble().retransmissions()).isZero();
        assertThat(capture.facts().tcp().outOfOrder()).isEqualTo(1);
    }

    @Test
    void takesWhatWasAcknowledgedForSentAgainHoweverSoon() {
        capture.tcp(1, true, 100, 500, ACK, 50).tcp(1.001, true, 150, 500, ACK, 50)
                .tcp(1.002, false, 500, 200, ACK, 0).tcp(1.003, true, 100, 500, ACK, 50);

        assertThat(trouble().retransmissions()).isEqualTo(1);
    }

    @Test
    void forgivesKeepAlives() {
        capture.tcp(1, true, 100, 500, ACK, 50).tcp(60, true, 149, 500, ACK, 1);

        assertThat(trouble().retransmissions()).isZero();
    }

    @Test
    void followsSequenceNumbersOverTheirEnd() {
        Capture wrapping = Capture.ethernet().tcp(0, true, 0xffff_fff0, 0, ACK, 100).tcp(1, true, 84, 0, ACK, 100)
                .tcp(2, true, 84, 0, ACK, 100);

        assertThat(wrapping.facts().tcp().trouble().retransmissions()).isEqualTo(1);
    }

    @Test
    void countsClosedWindowsAndResets() {
        capture.at(1,
                Frame.ip(Capture.SERVER, Capture.CLIENT, 6, Frame.tcp(443, 40_000, 500, 100, ACK, 0, new byte[0])))
                .at(2, Frame.ip(Capture.SERVER, Capture.CLIENT, 6,
                        Frame.tcp(443, 40_000, 500, 100, RST, 0, new byte[0])));

        assertThat(trouble()).isEqualTo(new TcpTrouble(1, 0, 0, 0, 1, 1));
    }

    @Test
    void tellsUnansweredFromRefusedAndSparesTheLastOnes() {
        Capture attempts = Capture.ethernet().tcp(0, true, 1, 0, SYN, 0).tcp(1, true, 1, 0, SYN, 0)
                .tcp(5, true, 777, 0, SYN, 0).tcp(5.1, false, 0, 778, RST | ACK, 0).tcp(9, true, 5, 0, SYN, 0)
                .at(9.5, Frame.ip(Capture.CLIENT, Capture.SERVER, 6, Frame.tcp(41_000, 443, 1, 0, SYN, 0)));
        TcpTrouble trouble = attempts.facts().tcp().trouble();

        assertThat(trouble).isEqualTo(new TcpTrouble(4, 1, 1, 1, 1, 0));
    }

    @Test
    void knowsTheClientByItsSynAndOtherwiseByItsPort() {
        Conversation opened = capture.facts().conversations().byBytes().getFirst();
        Conversation joined = Capture.ethernet().tcp(0, false, 1, 1, ACK, 10).facts().conversations().byBytes()
                .getFirst();

        assertThat(opened.client().with(opened.clientPort())).isEqualTo("10.0.0.4:40000");
        assertThat(joined.client().with(joined.clientPort())).isEqualTo("10.0.0.4:40000");
        assertThat(joined.received().packets()).isEqualTo(1);
    }
}
