package io.netwatch.capture.evidence.summary;

import java.time.Instant;

/**
 * Two addresses and two ports that talk by one protocol.
 *
 * @param client who sent the SYN; when nobody was seen sending one, who has the less usual port
 * @param sent from the client to the server
 */
public record Conversation(String protocol, Address client, int clientPort, Address server, int serverPort, Volume sent,
        Volume received, Instant first, Instant last, TcpTrouble tcp) {
    public Volume volume() {
        return sent.plus(received);
    }
}
