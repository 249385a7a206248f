package io.netwatch.capture.evidence.summary;

/** @param service the port's usual meaning, or empty */
public record Port(String protocol, int port, String service, Volume volume, long conversations) {
    public Port plus(Port other) {
        return new Port(protocol, port, service, volume.plus(other.volume), conversations + other.conversations);
    }
}
