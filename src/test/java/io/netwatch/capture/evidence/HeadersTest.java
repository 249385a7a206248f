package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {
    private static final byte[] UDP = Frame.udp(40_000, 514, new byte[20]);
    private static final byte[] IPV4 = Frame.ipv4(Capture.CLIENT, Capture.SERVER, 17, 0, UDP);
    private static final String LINK = "0000 0001 0006 000d3a000004 0000";

    @ParameterizedTest
    @CsvSource({"1, 123456789abc000d3a000004 0800", "1, 123456789abc000d3a000004 8100 0007 0800",
            "1, 123456789abc000d3a000004 88a8 0007 8100 0008 0800", "113, " + LINK + "0800",
            "276, 0800" + LINK + "00000000",
            "101, ''", "228, ''", "12, ''", "0, 02000000", "108, 00000002"})
    void findsIpBehindEveryLinkLayer(int linkType, String header) {
        Conversation conversation = only(Capture.of(linkType).at(0, Frame.join(Frame.hex(header), IPV4)).facts());

        assertThat(conversation.protocol()).isEqualTo("UDP");
        assertThat(conversation.client().with(conversation.clientPort())).isEqualTo("10.0.0.4:40000");
        assertThat(conversation.server().with(conversation.serverPort())).isEqualTo("203.0.113.77:514");
    }

    @ParameterizedTest
    @CsvSource({"17, ''", "0, 11 00 0102030405 06", "43, 3c 00 000000000000 11 01 0000000000000000000000000000",
            "51, 11 02 0000 00000000 00000000 00000000", "44, 11 00 0001 00000007"})
    void readsIpv6WithAndWithoutExtensionHeaders(int next, String extensions) {
        byte[] packet = Frame.ipv6(next, Frame.join(Frame.hex(extensions), UDP));
        Conversation conversation = only(Capture.ethernet().at(0, Frame.ethernet(0x86dd, packet)).facts());

        assertThat(conversation.client().with(conversation.clientPort())).isEqualTo("[2001:db8::1]:40000");
        assertThat(conversation.server().with(conversation.serverPort())).isEqualTo("[2001:db8::2]:514");
    }

    @Test
    void takesPortsFromTheFirstFragmentOnly() {
        Facts facts = Capture.ethernet()
                .at(0, Frame.ethernet(0x0800, Frame.ipv4(Capture.CLIENT, Capture.SERVER, 17, 0x2000, UDP)))
                .at(0.1, Frame.ethernet(0x0800, Frame.ipv4(Capture.CLIENT, Capture.SERVER, 17, 0x0003, UDP)))
                .at(0.2, Frame.ethernet(0x86dd, Frame.ipv6(44, Frame.join(Frame.hex("11 00 0008 00000007"), UDP))))
                .facts();

        assertThat(facts.conversations().byBytes()).extracting(Conversation::serverPort)
                .containsExactlyInAnyOrder(514, 0, 0);
    }

    @Test
    void namesWhatIsNotIp() {
        Facts facts = Capture.ethernet().at(0, Frame.ethernet(0x0806, new byte[28]))
                .at(0, Frame.ethernet(0x88cc, new byte[28])).at(0, Frame.ethernet(0x1234, new byte[28]))
                .at(0, Frame.ethernet(0x0800, new byte[3])).facts();

        assertThat(facts.protocols()).extracting(Share::protocol).containsExactlyInAnyOrder("ARP", "LLDP",
                "not decoded");
        assertThat(facts.leftOut().undecodedPackets()).isEqualTo(2);
        assertThat(facts.all().packets()).isEqualTo(4);
    }

    @Test
    void countsPacketsOfUnknownLinks() {
        assertThat(Capture.of(105).at(0, new byte[60]).facts().leftOut().undecodedPackets()).isEqualTo(1);
    }

    private static Conversation only(Facts facts) {
        assertThat(facts.conversationCount()).isEqualTo(1);
        return facts.conversations().byBytes().getFirst();
    }
}
