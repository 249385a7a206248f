package io.netwatch.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a benchmark aims at, and what it saw. Nothing is asserted: a missed goal is printed.
 *
 * @param goal in the unit that {@code what} names
 * @param most whether the goal is the most that is good, or the least
 */
record Goal(String what, double goal, double measured, boolean most) {

    static Goal atMost(String what, double goal, double measured) {
        return new Goal(what, goal, measured, true);
    }

    static Goal atLeast(String what, double goal, double measured) {
        return new Goal(what, goal, measured, false);
    }

    /** Measured in parts of the goal. */
    @JsonProperty
    double ratio() {
        return goal == 0 ? measured == 0 ? 1 : Double.POSITIVE_INFINITY : measured / goal;
    }

    @JsonProperty
    String verdict() {
        return (most ? measured <= goal : measured >= goal) ? "met" : "missed";
    }

    /** A line of the table below the figures. */
    String line() {
        return "  %-70s %1s %10s %10s %8.2f  %s".formatted(what, most ? "≤" : "≥", number(goal), number(measured),
                ratio(), verdict());
    }

    static String heading() {
        return "  %-70s %12s %10s %8s  %s".formatted("", "goal", "measured", "ratio", "verdict");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
    }
}
