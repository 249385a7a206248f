package io.netwatch.hard;

import java.util.Collections;
import java.util.List;

/**
 * Whether a figure grows. Connections, and the threads that serve them, come and go with what happens in a minute; what
 * leaks never goes, so it raises the lowest of many samples.
 *
 * @param mean of the last half
 * @param growth of the lowest, from the last quarter but one to the last
 */
record Trend(double mean, double growth) {

    static Trend of(List<Double> samples) {
        int all = samples.size();
        int quarter = Math.max(1, all / 4);
        int last = Math.max(0, all - quarter);
        List<Double> before = samples.subList(Math.max(0, last - quarter), last);
        double mean = samples.subList(all / 2, all).stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new Trend(mean, before.isEmpty()
                ? 0
                : Collections.min(samples.subList(last, all)) - Collections.min(before));
    }

    /** @param slack growth that is no growth, beside a tenth of the mean */
    boolean isFlat(double slack) {
        return growth <= Math.max(slack, mean / 10);
    }

    @Override
    public String toString() {
        return "%.1f, %+.1f".formatted(mean, growth);
    }
}
