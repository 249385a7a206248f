package io.netwatch.capture.evidence.summary;

/** @param bytes on the wire, link headers included, as tshark counts them */
public record Volume(long packets, long bytes) {
    public static final Volume NONE = new Volume(0, 0);

    public Volume plus(Volume other) {
        return new Volume(packets + other.packets, bytes + other.bytes);
    }
}
