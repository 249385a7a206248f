package io.netwatch.capture.evidence.summary;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them, the same in every locale. */
public final class Units {
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Units() {}

    /** Three digits at most: "980 B", "1.8 GiB", "17 MiB". */
    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** The same for a rate, without its "/s". */
    public static String bytes(double bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= 999.5 && unit < BYTES.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 && unit > 0 ? "%.1f %s" : "%.0f %s", value, BYTES[unit]);
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** "1 connection", "12 connections". */
    public static String count(long count, String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }

    /** Never rounds to all or nothing what is neither: "91 %", "0.3 %", "99.9 %". */
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "0 %";
        }
        double percent = 100.0 * part / whole;
        boolean fine = part > 0 && part < whole && (percent < 9.5 || percent > 99.5);
        double shown = fine ? Math.clamp(percent, 0.1, 99.9) : percent;
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", shown);
    }

    public static String duration(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 0.0995) {
            return String.format(Locale.ROOT, seconds < 0.00095 ? "%.0f µs" : "%.0f ms",
                    seconds < 0.00095 ? seconds * 1e6 : seconds * 1e3);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, seconds < 9.95 ? "%.1f s" : "%.0f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    /** Hours, minutes and seconds in UTC. */
    public static String clock(Instant time) {
        return CLOCK.format(time) + " UTC";
    }

    /** Cuts text so that it takes at most this many bytes in UTF-8. */
    public static String fit(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        int end = text.length();
        while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > bytes - 3) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
