package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Conversation;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Period;
import io.netwatch.capture.evidence.summary.Port;
import io.netwatch.capture.evidence.summary.Protocols;
import io.netwatch.capture.evidence.summary.Share;
import io.netwatch.capture.evidence.summary.Talker;
import io.netwatch.capture.evidence.summary.TcpTrouble;
import io.netwatch.capture.evidence.summary.Units;
import io.netwatch.capture.evidence.summary.Volume;
import java.util.List;
import java.util.function.Function;

/** Who talked, with whom, and by what. */
final class Traffic {
    private static final int SOME = 10;

    private final Facts facts;

    private Traffic(Facts facts) {
        this.facts = facts;
    }

    static Html section(Facts facts) {
        if (facts.all().packets() == 0) {
            return Html.NOTHING;
        }
        Traffic traffic = new Traffic(facts);
        return Html.of("""
                <section aria-labelledby="talkers"><h2 id="talkers">Top talkers</h2>
                {}
                </section>
                <section aria-labelledby="conversations"><h2 id="conversations">Largest conversations</h2>
                {}
                </section>
                <div class="pair">
                <section aria-labelledby="ports"><h2 id="ports">Ports</h2>
                {}
                </section>
                <section aria-labelledby="protocols"><h2 id="protocols">Protocols</h2>
                {}
                </section>
                </div>""", traffic.talkers(), traffic.conversations(), traffic.ports(), traffic.protocols());
    }

    private Html talkers() {
        List<Talker> rows = first(facts.talkers().byBytes());
        long largest = rows.isEmpty() ? 0 : rows.getFirst().volume().bytes();
        return new Table<Talker>("Addresses by bytes", "No address was seen.")
                .text("Address", it -> named(it.address()))
                .number("Sent", it -> Units.bytes(it.sent().bytes()))
                .number("Received", it -> Units.bytes(it.received().bytes()))
                .picture("Sent and received", it -> Table.meter(it.sent().bytes(), it.received().bytes(), largest))
                .number("Packets", it -> Units.count(it.volume().packets()))
                .number("Conversations", it -> Units.count(it.conversations())).draw(rows);
    }

    private Object named(Address address) {
        return facts.target().addresses().contains(address)
                ? Html.of("{} <span class=\"tag\">target</span>", address)
                : address;
    }

    private Html conversations() {
        List<Conversation> rows = first(facts.conversations().byBytes());
        Table<Conversation> table = new Table<Conversation>("Conversations by bytes", "No conversation was seen.")
                .text("Client", Traffic::client)
                .text("Server", Traffic::server).text("By", Traffic::protocol)
                .number("Sent", it -> Units.bytes(it.sent().bytes()))
                .number("Received", it -> Units.bytes(it.received().bytes()))
                .number("Packets", it -> Units.count(it.volume().packets()))
                .number("Began", it -> Units.clock(it.first()).replace(" UTC", ""))
                .number("Length", it -> Units.duration(new Period(it.first(), it.last()).length()));
        boolean smooth = rows.stream().allMatch(it -> trouble(it.tcp()).isEmpty());
        return (smooth ? table : table.text("Trouble", it -> trouble(it.tcp()))).draw(rows);
    }

    private static String client(Conversation it) {
        return Protocols.hasPorts(it.protocol()) ? it.client().with(it.clientPort()) : it.client().toString();
    }

    private static String server(Conversation it) {
        return Protocols.hasPorts(it.protocol()) ? it.server().with(it.serverPort()) : it.server().toString();
    }

    private static String protocol(Conversation it) {
        String service = Protocols.hasPorts(it.protocol()) ? Protocols.service(it.serverPort()) : "";
        return service.isEmpty() ? it.protocol() : service;
    }

    /** What went wrong, in a few words; empty when nothing did. */
    static String trouble(TcpTrouble tcp) {
        StringBuilder words = new StringBuilder();
        add(words, tcp.retransmissions(), "sent again");
        add(words, tcp.unanswered(), "unanswered");
        add(words, tcp.refused(), "refused");
        add(words, tcp.resets() - tcp.refused(), "reset");
        add(words, tcp.zeroWindows(), "zero window");
        return words.toString();
    }

    private static void add(StringBuilder words, long count, String what) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(Units.count(count)).append(' ').append(what);
        }
    }

    private Html ports() {
        return new Table<Port>("Server ports by bytes", "No port was used.")
                .text("Port", it -> it.port() + " " + it.protocol()).text("Usually", Port::service)
                .number("Bytes", it -> Units.bytes(it.volume().bytes()))
                .picture("Share", it -> share(it.volume()))
                .number("Conversations", it -> Units.count(it.conversations())).draw(first(facts.ports().byBytes()));
    }

    private Html protocols() {
        Function<Share, Object> percent = it -> Units.percent(it.volume().bytes(), facts.all().bytes());
        return new Table<Share>("Protocols by bytes", "No protocol was seen.").text("Protocol", Share::protocol)
                .number("Bytes", it -> Units.bytes(it.volume().bytes())).picture("Share", it -> share(it.volume()))
                .number("Of all", percent).number("Packets", it -> Units.count(it.volume().packets()))
                .draw(first(facts.protocols()));
    }

    private Html share(Volume volume) {
        return Table.share(volume.bytes(), facts.all().bytes());
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(SOME, all.size()));
    }
}
