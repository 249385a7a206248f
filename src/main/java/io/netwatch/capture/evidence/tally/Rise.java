package io.netwatch.capture.evidence.tally;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a series of rates rises clearly and lastingly above what was usual before.
 *
 * @param from the first step that is higher
 * @param until the first step behind those that are
 * @param usual rate in the steps before
 * @param high the rate from which on a step counts as higher
 */
record Rise(int from, int until, double usual, double high) {
    /** So many times the usual rate are more than a good day. */
    private static final double CLEARLY = 3;
    /** Of so many steps in a row nearly all must be higher: a spike is no turn. */
    private static final int LASTING = 5;
    private static final int HIGH_AT_LEAST = 4;
    private static final int HIGH_AT_MOST = 1;
    /** From fewer steps nobody can tell what is usual. */
    private static final int KNOWN = 10;
    /** Where the rate is high now and then, that is usual, too. */
    private static final double ABOVE_HIGH_TENTH = 1.25;

    /**
     * The last rise that began before the mark and was not over long before it; if there is none, the first one behind it.
     *
     * @param rates by step; NaN where nothing was read
     * @param least rate below which nothing is high, however little is usual
     * @param mark step in which the mark lies
     * @param earliest step at which a rise that matters may end
     */
    static Optional<Rise> find(double[] rates, double least, long mark, long earliest) {
        Usual usual = new Usual(rates.length);
        Optional<Rise> found = Optional.empty();
        int step = 0;
        while (step < rates.length) {
            double high = Math.max(usual.high(), least);
            if (usual.count < KNOWN || !begins(rates, step, high)) {
                usual.add(rates[step++]);
                continue;
            }
            Rise rise = new Rise(step, end(rates, step, high), usual.rate(), high);
            if (rise.from > mark) {
                return found.or(() -> Optional.of(rise));
            }
            found = rise.until >= earliest ? Optional.of(rise) : found;
            for (; step < rise.until; step++) {
                usual.add(rates[step]);
            }
        }
        return found;
    }

    /** What is usual in the steps before this one. */
    static double usual(double[] rates, int before) {
        Usual usual = new Usual(rates.length);
        Arrays.stream(rates, 0, before).forEach(usual::add);
        return usual.rate();
    }

    private static boolean begins(double[] rates, int step, double high) {
        return rates[step] >= high && high(rates, step, high) >= HIGH_AT_LEAST;
    }

    private static int end(double[] rates, int from, double high) {
        int step = from + 1;
        while (step < rates.length && (rates[step] >= high || high(rates, step, high) > HIGH_AT_MOST
                || step + LASTING > rates.length)) {
            step++;
        }
        return step;
    }

    /** How many of the next steps that were read are high. */
    private static int high(double[] rates, int from, double high) {
        int seen = 0;
        int count = 0;
        for (int step = from; step < rates.length && seen < LASTING; step++) {
            seen += Double.isNaN(rates[step]) ? 0 : 1;
            count += rates[step] >= high ? 1 : 0;
        }
        return count;
    }

    /** The median of the steps so far, or the mean of all but the highest tenth where most are empty. */
    private static final class Usual {
        private final double[] sorted;
        private int count;

        private Usual(int most) {
            sorted = new double[most];
        }

        private void add(double rate) {
            if (Double.isNaN(rate)) {
                return;
            }
            int found = Arrays.binarySearch(sorted, 0, count, rate);
            int at = found < 0 ? -found - 1 : found;
            System.arraycopy(sorted, at, sorted, at + 1, count - at);
            sorted[at] = rate;
            count++;
        }

        private double high() {
            return count == 0 ? 0 : Math.max(CLEARLY * rate(), ABOVE_HIGH_TENTH * sorted[(count - 1) * 9 / 10]);
        }

        private double rate() {
            int low = count - count / 10;
            double mean = low == 0 ? 0 : Arrays.stream(sorted, 0, low).sum() / low;
            return count == 0 ? 0 : Math.max(sorted[count / 2], mean);
        }
    }
}
