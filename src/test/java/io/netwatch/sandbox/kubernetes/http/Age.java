package io.netwatch.sandbox.kubernetes.http;

import java.time.Duration;

/** A duration the way kubectl's tables print it: one or two units, fewer the longer it is. */
final class Age {
    private Age() {}

    /** The limits are those of the real server, so that scripts and eyes find what they know. */
    static String of(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < -1) {
            // Only the clocks can be wrong then; one second is forgiven.
            return "<invalid>";
        }
        long minutes = age.toMinutes();
        long hours = age.toHours();
        long days = age.toDays();
        if (seconds < 120) {
            return Math.max(seconds, 0) + "s";
        }
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (hours < 3) {
            return minutes + "m";
        }
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (days < 8) {
            return two(days, "d", hours % 24, "h");
        }
        return days < 730 ? days + "d" : two(days / 365, "y", days % 365, "d");
    }

    /** A second unit of zero is left out. */
    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : small + smallUnit);
    }
}
