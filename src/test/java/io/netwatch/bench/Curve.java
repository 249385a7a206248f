package io.netwatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link Scale} saw as a picture: memory of the process, and the cost of each request, by the number of requests. */
final class Curve {
    private static final int LEFT = 60;
    private static final int WIDTH = 360;
    private static final int APART = 480;
    private static final int BOTTOM = 250;
    private static final int HEIGHT = 200;
    private static final double FEWEST = 100;
    private static final double MOST = 30_000;
    /** The heap of fewer is less than what the rest of the heap differs by from start to start. */
    private static final double TELLING = 1_000;

    private final List<Point> points;

    /**
     * @param requests finished ones, none of which runs
     * @param residentMiB of the whole process
     * @param heapKb that each request adds to an operator without any
     * @param cpuMs of processor time that each request adds to a start
     */
    record Point(int requests, double residentMiB, double heapKb, double cpuMs) {}

    /** @param points by number of requests, 0 first */
    Curve(List<Point> points) {
        this.points = points;
    }

    Path write(Path file) throws IOException {
        return Files.writeString(file, svg());
    }

    private String svg() {
        double empty = points.getFirst().residentMiB();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 310" font-family="system-ui, sans-serif" font-size="13" role="img" aria-labelledby="t">
                <title id="t">Left: resident memory by the number of finished requests, with the goals. Right: what each request costs of heap and of processor time at a start.</title>
                <style>
                svg { background: #ffffff; fill: #1f2937; } .axis { stroke: #9ca3af; } .grid { stroke: #e5e7eb; } .dash { stroke: #6b7280; stroke-dasharray: 4 4; }
                .a { stroke: #2563eb; } .b { stroke: #d97706; } .line { fill: none; stroke-width: 2.5; } .goal { stroke: #16a34a; stroke-width: 2.5; } .note { fill: #6b7280; }
                @media (prefers-color-scheme: dark) { svg { background: #0d1117; fill: #e6edf3; } .axis { stroke: #6e7681; } .grid { stroke: #21262d; } .a { stroke: #58a6ff; } .b { stroke: #e3b341; } .goal { stroke: #3fb950; } .note { fill: #9198a1; } }
                </style>
                """
                + panel(0, "Resident memory, MiB", 600, 100)
                + line(0, 600, "a", FEWEST, Point::residentMiB) + level(600, empty, "no request: %.0f".formatted(empty))
                + goal(10_000, 384) + goal(30_000, 512)
                + panel(APART, "A finished request, each", 6, 1)
                + line(APART, 6, "a", TELLING, Point::heapKb) + line(APART, 6, "b", FEWEST, Point::cpuMs)
                + legend(0, "a", "kB of live heap, from 1,000 on (the goal is 6)")
                + legend(1, "b", "ms of processor time at a start")
                + "</svg>\n";
    }

    /** Frame, grid and numbers of one panel. */
    private static String panel(int shift, String title, int highest, int step) {
        String rows = IntStream.iterate(0, each -> each <= highest, each -> each + step).mapToObj(each -> """
                <line class="grid" x1="%d" x2="%d" y1="%d" y2="%d"/>
                <text x="%d" y="%d" text-anchor="end">%d</text>
                """.formatted(shift + LEFT, shift + LEFT + WIDTH, y(each, highest), y(each, highest),
                shift + LEFT - 8, y(each, highest) + 4, each)).collect(Collectors.joining());
        String columns = Stream.of(100, 1_000, 10_000, 30_000).map(each -> """
                <text x="%d" y="%d" text-anchor="middle">%,d</text>
                """.formatted(x(shift, each), BOTTOM + 20, each)).collect(Collectors.joining());
        return rows + columns + """
                <line class="axis" x1="%d" x2="%d" y1="%d" y2="%d"/><text x="%d" y="28" font-weight="600">%s</text>
                <text class="note" x="%d" y="%d" text-anchor="middle">finished requests</text>
                """.formatted(shift + LEFT, shift + LEFT + WIDTH, BOTTOM, BOTTOM, shift + LEFT, title,
                shift + LEFT + WIDTH / 2, BOTTOM + 42);
    }

    private String line(int shift, double highest, String name, double fewest, ToDoubleFunction<Point> value) {
        return "<polyline class=\"line %s\" points=\"%s\"/>%n".formatted(name,
                points.stream().filter(point -> point.requests() >= fewest)
                        .map(point -> x(shift, point.requests()) + "," + y(value.applyAsDouble(point), highest))
                        .collect(Collectors.joining(" ")));
    }

    private static String level(double highest, double value, String words) {
        return """
                <line class="dash" x1="%d" x2="%d" y1="%d" y2="%d"/><text class="note" x="%d" y="%d">%s</text>
                """.formatted(LEFT, LEFT + WIDTH, y(value, highest), y(value, highest), LEFT + 6,
                y(value, highest) + 16, words);
    }

    private static String goal(int requests, double most) {
        long x = x(0, requests);
        long y = y(most, 600);
        return """
                <line class="goal" x1="%d" x2="%d" y1="%d" y2="%d"/>
                <text class="note" x="%d" y="%d" text-anchor="end">goal: %.0f</text>
                """.formatted(x - 16, x + 16, y, y, x + 16, y - 6, most);
    }

    private static String legend(int row, String name, String words) {
        int x = APART + LEFT + 12;
        int y = BOTTOM - HEIGHT + 20 + 20 * row;
        return """
                <line class="line %s" x1="%d" x2="%d" y1="%d" y2="%d"/><text x="%d" y="%d">%s</text>
                """.formatted(name, x, x + 22, y, y, x + 30, y + 4, words);
    }

    private static long x(int shift, double requests) {
        return shift + LEFT + Math.round(WIDTH * Math.log(requests / FEWEST) / Math.log(MOST / FEWEST));
    }

    private static long y(double value, double highest) {
        return BOTTOM - Math.round(HEIGHT * Math.min(value, highest) / highest);
    }
}
