package io.netwatch.capture.evidence.file;

/**
 * Turns the time stamps of a file into nanoseconds since 1970. Absurd ones become the nearest time that can be counted.
 *
 * @param unitsPerSecond a power of ten or of two
 * @param offsetSeconds added to every stamp
 */
record TimeScale(long unitsPerSecond, long offsetSeconds) {
    static final TimeScale MICROSECONDS = new TimeScale(1_000_000, 0);
    static final TimeScale NANOSECONDS = new TimeScale(1_000_000_000, 0);

    private static final long NANOS = 1_000_000_000;
    // In the year 2223: far enough, and a timeline that reaches there can still be counted in a long.
    private static final long LAST_SECOND = 8_000_000_000L;

    /**
     * The meaning of pcapng's option if_tsresol: the highest bit tells binary from decimal, the others are the negative
     * power. Resolutions beyond what a long can count are of no use to anybody and read as the finest that can be.
     */
    static TimeScale of(int resolution, long offsetSeconds) {
        int power = resolution & 0x7f;
        if ((resolution & 0x80) != 0) {
            return new TimeScale(1L << Math.min(power, 62), offsetSeconds);
        }
        long units = 1;
        for (int i = 0; i < Math.min(power, 18); i++) {
            units *= 10;
        }
        return new TimeScale(units, offsetSeconds);
    }

    long nanoseconds(long stamp) {
        long seconds = Long.divideUnsigned(stamp, unitsPerSecond);
        long units = stamp - seconds * unitsPerSecond;
        return nanoseconds(seconds, unitsPerSecond <= NANOS && NANOS % unitsPerSecond == 0
                ? units * (NANOS / unitsPerSecond)
                : (long) (units * ((double) NANOS / unitsPerSecond)));
    }

    /** @param nanos may be more than a second in a damaged file */
    long nanoseconds(long seconds, long nanos) {
        long second = Math.clamp(seconds, 0, LAST_SECOND) + Math.clamp(offsetSeconds, -LAST_SECOND, LAST_SECOND);
        return Math.clamp(second, 0, LAST_SECOND) * NANOS + nanos;
    }
}
