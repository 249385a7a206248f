package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.DnsHealth;
import io.netwatch.capture.evidence.summary.DnsHealth.Failure;
import io.netwatch.capture.evidence.summary.DnsHealth.Name;
import io.netwatch.capture.evidence.summary.IcmpError;
import io.netwatch.capture.evidence.summary.Summary;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class DnsAndIcmpTest {
    private static final int RESOLVER = 0xa83f_8110;
    private static final String LONG = ("." + "x".repeat(60)).repeat(3);
    private final Capture capture = Capture.ethernet();

    private void ask(double seconds, int id, String name) {
        capture.at(seconds, Frame.ip(Capture.CLIENT, RESOLVER, 17, Frame.udp(40_000, 53, Frame.dns(id, 0x0100, name))));
    }

    private void answer(double seconds, int id, String name, int code) {
        capture.at(seconds,
                Frame.ip(RESOLVER, Capture.CLIENT, 17, Frame.udp(53, 40_000, Frame.dns(id, 0x8180 | code, name))));
    }

    @Test
    void countsFailuresByNameAndCode() {
        ask(0, 1, "Db.Example");
        answer(0.1, 1, "db.example", 2);
        ask(1, 2, "db.example");
        answer(1.1, 2, "db.example", 3);
        ask(2, 3, "db.example");
        ask(3, 4, "www.example");
        answer(3.7, 4, "www.example", 0);
        ask(9, 5, "late.example");
        DnsHealth dns = capture.facts().dns();

        assertThat(dns.lookups()).isEqualTo(5);
        assertThat(dns.failures()).containsExactly(new Failure("NXDOMAIN", 1), new Failure("SERVFAIL", 1),
                new Failure("no answer", 1));
        assertThat(dns.names()).extracting(Name::name, Name::failed, Name::slow)
                .containsExactly(tuple("db.example", 3L, 0L),
                        tuple("www.example", 0L, 1L));
        assertThat(dns.slowestMilliseconds()).isEqualTo(700);
    }

    @Test
    void takesARepeatedQuestionForOneLookup() {
        ask(0, 1, "a.example");
        ask(2, 1, "a.example");
        answer(4, 1, "a.example", 0);

        assertThat(capture.facts().dns())
                .extracting(DnsHealth::lookups, DnsHealth::failed, DnsHealth::slowestMilliseconds)
                .containsExactly(1L, 0L, 4000L);
    }

    @Test
    void readsDnsOverTcp() {
        byte[] message = Frame.dns(7, 0x8182, "big.example");
        byte[] payload = ByteBuffer.allocate(2 + message.length).putShort((short) message.length).put(message).array();
        capture.at(0, Frame.ip(RESOLVER, Capture.CLIENT, 6, Frame.tcp(53, 40_000, 1, 1, Frame.ACK, 64_000, payload)));

        assertThat(capture.facts().dns().names()).extracting(Name::name).containsExactly("big.example");
    }

    @Test
    void keepsNamesToItselfWhenTheyMustNotBeTold() {
        ask(0, 1, "secret.example");
        answer(1, 1, "secret.example", 2);
        Summary summary = capture.summary(Options.DEFAULT.withDnsNames(false));

        assertThat(summary.facts().dns().failed()).isEqualTo(1);
        assertThat(Json.of(summary) + Report.html(summary, Context.titled("x")) + summary.sentence())
                .doesNotContain("secret");
    }

    @Test
    void takesNamesForDataAndMakesThemHarmless() {
        ask(0, 1, "\u001b[31mred\r\n\u202eevil\u0000\u2028" + LONG);
        answer(1, 1, "\u001b[31mred\r\n\u202eevil\u0000\u2028" + LONG, 2);

        String name = capture.facts().dns().names().getFirst().name();
        assertThat(name).startsWith("[31mredevil.xxx").endsWith("x…").hasSize(100);
    }

    @Test
    void remembersABoundedNumberOfNamesAndSaysSo() {
        for (int number = 0; number < 5000; number++) {
            ask(number, number, "random-" + number + ".example");
            answer(number + 0.1, number, "random-" + number + ".example", number == 4000 ? 2 : 0);
        }

        assertThat(capture.facts().leftOut().dnsNames()).isTrue();
        assertThat(capture.facts().dns().lookups()).isEqualTo(5000);
        assertThat(capture.facts().dns().names()).extracting(Name::name).containsExactly("random-4000.example");
    }

    @Test
    void saysWhatRoutersReported() {
        for (String message : new String[]{"0303", "0303", "0304", "0b00", "0800", "030d"}) {
            capture.at(0, Frame.ip(RESOLVER, Capture.CLIENT, 1, Frame.hex(message + "0000 00000000")));
        }
        capture.at(1, Frame.ethernet(0x86dd, Frame.ipv6(58, Frame.hex("0200 0000 00000500"))));

        assertThat(capture.facts().icmpErrors()).containsExactly(new IcmpError("port unreachable", 2),
                new IcmpError("IPv6: packet too big (code 0)", 1),
                new IcmpError("administratively prohibited (code 13)", 1), new IcmpError("fragmentation needed", 1),
                new IcmpError("time to live exceeded", 1));
    }
}
