package io.netwatch.hard;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a figure grows: a straight line through the second half of its samples.
 *
 * @param mean of that half
 * @param growth of that line from the half's first sample to its last
 */
record Trend(double mean, double growth) {

    static Trend of(List<Double> samples) {
        List<Double> half = samples.subList(samples.size() / 2, samples.size());
        int count = half.size();
        double middle = (count - 1) / 2.0;
        double mean = half.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double above = IntStream.range(0, count).mapToDouble(i -> (i - middle) * (half.get(i) - mean)).sum();
        double below = IntStream.range(0, count).mapToDouble(i -> (i - middle) * (i - middle)).sum();
        return new Trend(mean, below == 0 ? 0 : above / below * (count - 1));
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
