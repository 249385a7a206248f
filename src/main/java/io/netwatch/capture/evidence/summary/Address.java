package io.netwatch.capture.evidence.summary;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An IP address of either version; IPv4 is kept as ::ffff:a.b.c.d. In order of their numbers. */
public record Address(long high, long low) implements Comparable<Address> {
    private static final long MAPPED = 0xffffL;

    /** Reads an address, never a name; empty when it is none. */
    public static Optional<Address> parse(String text) {
        try {
            // Java also takes "10.1" for an address, as only very old programs do.
            if (!text.contains(":") && text.chars().filter(letter -> letter == '.').count() != 3) {
                return Optional.empty();
            }
            byte[] bytes = InetAddress.ofLiteral(text.strip()).getAddress();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return Optional.of(bytes.length == 4
                    ? new Address(0, MAPPED << 32 | Integer.toUnsignedLong(buffer.getInt()))
                    : new Address(buffer.getLong(), buffer.getLong()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    public boolean isIPv4() {
        return high == 0 && low >>> 32 == MAPPED;
    }

    /** Whether one machine may have it: neither multicast, nor broadcast, nor link-local, nor unspecified. */
    public boolean isOfOneMachine() {
        int first = isIPv4() ? (int) low >>> 24 : (int) (high >>> 56);
        boolean multicast = isIPv4() ? first >= 224 : first == 0xff;
        boolean linkLocal = isIPv4() ? (int) low >>> 16 == 0xa9fe : high >>> 54 == 0x3fa;
        boolean unspecified = isIPv4() ? (int) low == 0 : (high | low) == 0;
        return !multicast && !linkLocal && !unspecified;
    }

    /** From the ranges of RFC 1918 and RFC 4193, as the machines of a virtual network have. */
    public boolean isPrivate() {
        int v4 = (int) low;
        return isIPv4()
                ? v4 >>> 24 == 10 || v4 >>> 20 == 0xac1 || v4 >>> 16 == 0xc0a8
                : high >>> 57 == 0x7e;
    }

    /** With a port, as URLs write it. */
    public String with(int port) {
        return isIPv4() ? this + ":" + port : "[" + this + "]:" + port;
    }

    @Override
    public int compareTo(Address other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        int v4 = (int) low;
        return isIPv4()
                ? (v4 >>> 24) + "." + (v4 >>> 16 & 0xff) + "." + (v4 >>> 8 & 0xff) + "." + (v4 & 0xff)
                : shortest();
    }

    /** RFC 5952: the longest run of two or more zero groups, the first of several, becomes "::". */
    private String shortest() {
        int runStart = -1;
        int runLength = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - start > runLength) {
                runStart = start;
                runLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int index) {
        return (int) ((index < 4 ? high : low) >>> (48 - 16 * (index & 3))) & 0xffff;
    }
}
