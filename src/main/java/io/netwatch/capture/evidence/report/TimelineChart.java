package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Mark;
import io.netwatch.capture.evidence.summary.Period;
import io.netwatch.capture.evidence.summary.Timeline;
import io.netwatch.capture.evidence.summary.Timeline.Bar;
import io.netwatch.capture.evidence.summary.Turn;
import io.netwatch.capture.evidence.summary.TurnStory;
import io.netwatch.capture.evidence.summary.Units;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Bars over time: what went out grows upwards, what came in downwards, both on one scale. */
final class TimelineChart {
    private static final int WIDTH = 1000;
    private static final int LEFT = 78;
    private static final int RIGHT = 12;
    private static final int PLAIN_TOP = 26;
    // Two lines of words: one for the alert, one for the turn.
    private static final int MARKED_TOP = 46;
    private static final int PLOT = 240;
    private static final int LABELS = 7;
    private static final DateTimeFormatter CLOCK = clock("HH:mm:ss");
    private static final DateTimeFormatter FINE_CLOCK = clock("HH:mm:ss.SSS");

    private final Timeline timeline;
    private final List<Period> gaps;
    private final Optional<Instant> since;
    private final Optional<Mark> mark;
    private final int top;
    private final int height;
    private final double barWidth;
    private final double perByte;
    private final double axis;

    /** @param since when the story begins */
    TimelineChart(Timeline timeline, List<Period> gaps, Optional<Instant> since, Optional<Mark> mark) {
        this.timeline = timeline;
        this.gaps = gaps;
        this.since = since;
        this.mark = mark;
        top = mark.isPresent() ? MARKED_TOP : PLAIN_TOP;
        height = top + PLOT + 30;
        barWidth = (double) (WIDTH - LEFT - RIGHT) / timeline.bars().size();
        long up = timeline.bars().stream().mapToLong(bar -> bar.bytesOut() + bar.bytesOther()).max().orElse(0);
        long down = timeline.bars().stream().mapToLong(Bar::bytesIn).max().orElse(0);
        perByte = (double) PLOT / Math.max(1, up + down);
        axis = top + up * perByte;
    }

    Html draw() {
        return Html.of("""
                <svg class="timeline" viewBox="0 0 {} {}" role="img" aria-label="{}">
                {}
                {}
                {}
                <line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>
                {}
                {}
                </svg>""", WIDTH, height, label(), grid(), Html.each(gaps, this::gap),
                Html.all(IntStream.range(0, timeline.bars().size()).mapToObj(this::bar).toList()), LEFT,
                WIDTH - RIGHT, fixed(axis), fixed(axis), times(), markers());
    }

    private String label() {
        long out = timeline.bars().stream().mapToLong(Bar::bytesOut).max().orElse(0);
        long in = timeline.bars().stream().mapToLong(Bar::bytesIn).max().orElse(0);
        return "Bytes per " + Units.duration(width()) + ": at most " + rate(out) + " out and " + rate(in) + " in"
                + mark.map(this::label).orElse("");
    }

    private String label(Mark at) {
        return at.turn().map(turn -> "; from " + clock().format(turn.at()) + " UTC on more than usual").orElse("")
                + "; the alert fired at " + clock().format(at.alert()) + " UTC";
    }

    private Html bar(int index) {
        Bar bar = timeline.bars().get(index);
        double x = x(index);
        double out = bar.bytesOut() * perByte;
        double other = bar.bytesOther() * perByte;
        String what = clock().format(timeline.startOf(index)) + " UTC, " + Units.duration(width()) + ": "
                + Units.bytes(bar.bytesOut()) + " out, " + Units.bytes(bar.bytesIn()) + " in, "
                + (bar.bytesOther() > 0 ? Units.bytes(bar.bytesOther()) + " neither, " : "")
                + Units.count(bar.packets(), "packet");
        return Html.of("<g class=\"bar\"><title>{}</title>{}{}{}{}</g>", what,
                rectangle("hover", x, top, barWidth, PLOT), rectangle("out", x, axis - out, gapped(), out),
                rectangle("other", x, axis - out - other, gapped(), other),
                rectangle("in", x, axis, gapped(), bar.bytesIn() * perByte));
    }

    private static Html rectangle(String kind, double x, double y, double width, double height) {
        return height <= 0
                ? Html.NOTHING
                : Html.of("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", kind, fixed(x),
                        fixed(y), fixed(width), fixed(height));
    }

    /** Two or three lines whose rates are round figures, above and below the axis. */
    private Html grid() {
        double perSecond = 1e9 / timeline.widthNanoseconds();
        double step = round(PLOT / perByte * perSecond / 5);
        List<Html> lines = new ArrayList<>();
        for (double rate = step; axis - rate / perSecond * perByte >= top - 1; rate += step) {
            lines.add(gridLine(axis - rate / perSecond * perByte, Units.bytes(rate) + "/s"));
        }
        for (double rate = step; axis + rate / perSecond * perByte <= top + PLOT + 1; rate += step) {
            lines.add(gridLine(axis + rate / perSecond * perByte, Units.bytes(rate) + "/s"));
        }
        return Html.all(lines);
    }

    private static Html gridLine(double y, String label) {
        return Html.of("<line class=\"grid\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                + "<text class=\"rate\" x=\"{}\" y=\"{}\">{}</text>", LEFT, WIDTH - RIGHT, fixed(y), fixed(y),
                LEFT - 8, fixed(y + 4), label);
    }

    /** The next 1, 2 or 5 times a power of ten of B, KiB, MiB ... */
    private static double round(double least) {
        double unit = 1;
        while (least / unit >= 1000) {
            unit *= 1024;
        }
        double power = unit;
        while (least / power >= 10) {
            power *= 10;
        }
        double times = least / power;
        return Math.max(1, power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10));
    }

    private Html times() {
        int bars = timeline.bars().size();
        int every = Math.max(1, Math.ceilDiv(bars, LABELS));
        return Html.all(IntStream.range(0, bars).filter(index -> index % every == 0)
                .mapToObj(index -> Html.of(
                        "<line class=\"tick\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                                + "<text class=\"time\" x=\"{}\" y=\"{}\">{}</text>",
                        fixed(x(index)), fixed(x(index)), top + PLOT, top + PLOT + 5, fixed(x(index)), height - 8,
                        clock().format(timeline.startOf(index))))
                .toList());
    }

    /** Where the story begins, and when the alert came. */
    private Html markers() {
        Optional<Turn> turn = mark.flatMap(Mark::turn);
        Html began = since.map(time -> marker("mark", time, top - 9,
                turn.map(it -> "turn " + clock().format(time) + words(it)).orElse("began " + clock().format(time))))
                .orElse(Html.NOTHING);
        return mark.map(it -> Html.all(List.of(marker("alert", it.alert(), top - 27,
                "alert " + CLOCK.format(it.alert())), began))).orElse(began);
    }

    private static String words(Turn turn) {
        return turn.times() < 10_000 ? ": " + TurnStory.times(turn.times()) + " × the usual" : "";
    }

    private Html marker(String kind, Instant time, int y, String words) {
        double x = x(time);
        boolean before = x > WIDTH - 150 - (mark.isPresent() ? 60 : 0);
        return Html.of(
                "<line class=\"{}\" x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>"
                        + "<text class=\"{} {}\" x=\"{}\" y=\"{}\">{}</text>",
                kind, fixed(x), fixed(x), y - 3, top + PLOT, kind, before ? "before" : "after",
                fixed(x + (before ? -6 : 6)), y, words);
    }

    /** A time of which nothing was read. */
    private Html gap(Period gap) {
        double from = x(gap.first());
        double to = x(gap.last());
        String what = "Not read: " + clock().format(gap.first()) + " to " + clock().format(gap.last()) + " UTC";
        return Html.of("<g><title>{}</title>{}{}</g>", what, rectangle("gap", from, top, to - from, PLOT),
                to - from < 70
                        ? Html.NOTHING
                        : Html.of("<text class=\"gap\" x=\"{}\" y=\"{}\">not read</text>", fixed((from + to) / 2),
                                top + 16));
    }

    private double x(Instant time) {
        double bars = (double) Duration.between(timeline.start(), time).toNanos() / timeline.widthNanoseconds();
        return LEFT + Math.clamp(bars, 0, timeline.bars().size()) * barWidth;
    }

    private double x(int index) {
        return LEFT + index * barWidth;
    }

    private double gapped() {
        return barWidth - Math.min(3, barWidth / 6);
    }

    private Duration width() {
        return Duration.ofNanos(timeline.widthNanoseconds());
    }

    private String rate(long bytes) {
        return Units.bytes(bytes * 1e9 / timeline.widthNanoseconds()) + "/s";
    }

    private DateTimeFormatter clock() {
        return timeline.widthNanoseconds() < 1_000_000_000 ? FINE_CLOCK : CLOCK;
    }

    private static DateTimeFormatter clock(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    private static String fixed(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
