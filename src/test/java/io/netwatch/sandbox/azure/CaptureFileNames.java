package io.netwatch.sandbox.azure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How Azure names the files of captures in storage. */
final class CaptureFileNames {
    private static final DateTimeFormatter MACHINE = name("'packetcapture'");
    // Documented with a capital C for scale sets.
    private static final DateTimeFormatter SCALE_SET = name("'packetCapture'");
    private static final String SUFFIX = ".cap";

    private CaptureFileNames() {}

    /** Recorded: the target's id in lower case, then the moment of the PUT. Documented: for several instances a prefix without suffix. */
    static String generated(CaptureTarget target, Instant now) {
        ResourceId id = target.settings().target();
        if (!id.isOfType(ResourceId.SCALE_SET)) {
            return below(id, MACHINE.format(now)) + SUFFIX;
        }
        List<VirtualMachine> machines = target.machines();
        return machines.size() == 1
                ? below(machines.getFirst().id(), SCALE_SET.format(now)) + SUFFIX
                : below(id.whole(), SCALE_SET.format(now));
    }

    /** The blob of one machine. Invented for several: below the capture's own name, after the instance. */
    static String of(String path, VirtualMachine machine, int machines) {
        return machines == 1
                ? path
                : stem(path) + "/" + machine.id().name().replace("/virtualMachines/", "_") + SUFFIX;
    }

    /** Invented: how the files of a ring buffer are told apart; {@code number} counts from 1. */
    static String rotated(String path, int number) {
        return "%s_%05d%s".formatted(stem(path), number, SUFFIX);
    }

    /** What all files of a capture begin with. */
    static String stem(String path) {
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    private static String below(ResourceId target, String name) {
        return target.key().substring(1) + "/" + name;
    }

    private static DateTimeFormatter name(String literal) {
        return DateTimeFormatter.ofPattern("yyyy/MM/dd/" + literal + "_HH_mm_ss_SSS", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }
}
