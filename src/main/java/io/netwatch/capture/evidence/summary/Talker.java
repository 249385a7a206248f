package io.netwatch.capture.evidence.summary;

/** What one address sent and received. */
public record Talker(Address address, Volume sent, Volume received, long conversations) {
    public Volume volume() {
        return sent.plus(received);
    }

    public Talker plus(Talker other) {
        return new Talker(address, sent.plus(other.sent), received.plus(other.received),
                conversations + other.conversations);
    }
}
