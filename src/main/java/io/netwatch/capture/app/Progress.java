package io.netwatch.capture.app;

import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.evidence.summary.Units;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** How far a file is on its way, for whoever waits for it: a bar on a terminal, a line now and then elsewhere. */
final class Progress {
    private static final int LONGEST_NAME = 1000;
    private static final int BAR = 30;
    private static final long LINE_EVERY = 64L << 20;
    /** More often than this nobody sees a difference. */
    private static final int STEPS = 200;

    private final PrintWriter out;
    private final boolean terminal;
    private final String name;
    private final long size;
    private boolean begun;
    private long told;

    /** @param size of the whole file in bytes */
    Progress(PrintWriter out, boolean terminal, String name, long size) {
        this.out = out;
        this.terminal = terminal;
        this.name = Plain.text(name, LONGEST_NAME);
        this.size = size;
    }

    /** On the terminal of this process, if it has one. */
    static Progress here(PrintWriter out, String name, long size) {
        boolean terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        return new Progress(out, terminal, name, size);
    }

    /** @param got bytes so far */
    void at(long got) {
        if (!begun) {
            begun = true;
            line("Fetching %s of %s".formatted(Units.bytes(size), name));
        }
        if (terminal) {
            bar(got);
        } else if (got - told >= LINE_EVERY) {
            told = got;
            line("  %s of %s".formatted(Units.bytes(got), Units.bytes(size)));
        }
    }

    /** One line that is written over and over, and left when all is there. */
    private void bar(long got) {
        boolean whole = got >= size;
        boolean seen = told > 0 && got - told < size / STEPS;
        if (told >= size || (seen && !whole)) {
            return;
        }
        told = got;
        out.print("\r" + drawn(got, size) + (whole ? System.lineSeparator() : ""));
        out.flush();
    }

    /** {@code [=========>           ]  45 %  118 of 256 MiB}, always of the same length. */
    static String drawn(long got, long size) {
        double part = size == 0 ? 1 : Math.min(1, (double) got / size);
        int full = (int) (part * BAR);
        String head = full == BAR ? "" : ">";
        return "  [%-30s] %3d %%  %8s of %s".formatted("=".repeat(full) + head, (int) (part * 100),
                Units.bytes(got), Units.bytes(size));
    }

    private void line(String words) {
        out.println(words);
        out.flush();
    }
}
