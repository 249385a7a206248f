package io.netwatch.capture.evidence.tally;

import static io.netwatch.capture.evidence.packet.Bytes.byteAt;

import io.netwatch.capture.evidence.packet.Headers;
import io.netwatch.capture.evidence.summary.IcmpError;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Messages by which routers and machines say that a packet did not arrive (RFC 792, RFC 4443). */
final class IcmpErrors {
    private static final String[] UNREACHABLE = {"network unreachable", "host unreachable", "protocol unreachable",
            "port unreachable", "fragmentation needed", "source route failed"};
    private static final String[] UNREACHABLE_V6 = {"no route", "administratively prohibited", "beyond scope",
            "address unreachable", "port unreachable", "source address refused", "route rejected"};

    // By version, type and code.
    private final Map<Integer, Long> counts = new TreeMap<>();

    void see(Headers packet, MemorySegment bytes) {
        int version = packet.protocol == Headers.ICMP ? 0 : 1;
        int type = byteAt(bytes, packet.transport);
        if (isError(version, type)) {
            counts.merge(version << 16 | type << 8 | byteAt(bytes, packet.transport + 1), 1L, Long::sum);
        }
    }

    private static boolean isError(int version, int type) {
        return version == 0 ? type == 3 || type == 4 || type == 11 || type == 12 : type >= 1 && type <= 4;
    }

    List<IcmpError> list() {
        List<IcmpError> errors = new ArrayList<>();
        counts.forEach((kind, count) -> {
            int type = kind >>> 8 & 0xff;
            int code = kind & 0xff;
            errors.add(new IcmpError(kind >>> 16 == 0 ? words(type, code) : wordsV6(type, code), count));
        });
        errors.sort(Comparator.comparingLong(IcmpError::packets).reversed().thenComparing(IcmpError::message));
        return List.copyOf(errors);
    }

    private static String words(int type, int code) {
        return switch (type) {
            case 3 -> code < UNREACHABLE.length
                    ? UNREACHABLE[code]
                    : code == 9 || code == 10 || code == 13
                            ? "administratively prohibited (code " + code + ")"
                            : "unreachable (code " + code + ")";
            case 11 -> code == 0 ? "time to live exceeded" : "reassembly time exceeded (code " + code + ")";
            case 4 -> "source quench (code " + code + ")";
            default -> "parameter problem (code " + code + ")";
        };
    }

    private static String wordsV6(int type, int code) {
        return "IPv6: " + switch (type) {
            case 1 -> code < UNREACHABLE_V6.length ? UNREACHABLE_V6[code] : "unreachable (code " + code + ")";
            case 2 -> "packet too big (code " + code + ")";
            case 3 -> code == 0 ? "hop limit exceeded" : "reassembly time exceeded (code " + code + ")";
            default -> "parameter problem (code " + code + ")";
        };
    }
}
