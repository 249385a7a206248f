package io.netwatch.capture.evidence.summary;

import java.time.Instant;

/**
 * All conversations of one client with one port of one server.
 *
 * @param sent from the client to the server
 */
public record Relation(String protocol, Address client, Address server, int port, Volume sent, Volume received,
        long conversations, Instant first, Instant last, TcpTrouble tcp) {
    public static Relation of(Conversation it) {
        return new Relation(it.protocol(), it.client(), it.server(), it.serverPort(), it.sent(), it.received(), 1,
                it.first(), it.last(), it.tcp());
    }

    public Volume volume() {
        return sent.plus(received);
    }

    /** This one with another of the same client, server and port. */
    public Relation plus(Relation other) {
        return new Relation(protocol, client, server, port, sent.plus(other.sent), received.plus(other.received),
                conversations + other.conversations, first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last, tcp.plus(other.tcp));
    }

    /** The server as people write it; only TCP and UDP have ports. */
    public String serverAndPort() {
        return Protocols.hasPorts(protocol) ? server.with(port) : server.toString();
    }
}
