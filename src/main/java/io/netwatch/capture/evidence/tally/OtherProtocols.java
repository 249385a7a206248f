package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Share;
import io.netwatch.capture.evidence.summary.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Frames that are not IP, or whose IP header cannot be read. */
final class OtherProtocols {
    private static final Map<Integer, String> NAMES = Map.of(0x0806, "ARP", 0x88cc, "LLDP", 0x8863, "PPPoE", 0x8864,
            "PPPoE", 0x8847, "MPLS", 0x888e, "802.1X", 0x8809, "LACP");
    private static final String UNKNOWN = "not decoded";

    private final Map<String, Volume> counts = new LinkedHashMap<>();

    void count(int etherType, int length) {
        counts.merge(NAMES.getOrDefault(etherType, UNKNOWN), new Volume(1, length), Volume::plus);
    }

    long undecoded() {
        return counts.getOrDefault(UNKNOWN, Volume.NONE).packets();
    }

    List<Share> shares() {
        return counts.entrySet().stream().map(each -> new Share(each.getKey(), each.getValue())).toList();
    }
}
