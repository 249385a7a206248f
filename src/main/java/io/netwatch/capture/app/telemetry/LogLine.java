package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.core.terms.Plain;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * One line per message, whatever words from outside are in it: no line break begins a false record, and no control
 * sequence reaches a terminal, also from a stack trace. Public, because {@code java.util.logging} makes it by its name.
 */
public final class LogLine extends SimpleFormatter {
    private static final int LONGEST = 16_384;

    @Override
    public String formatMessage(LogRecord line) {
        return Plain.text(super.formatMessage(line).replaceAll("\\R", " "), LONGEST);
    }

    /** What is left of line ends and tabs is the record's own, and the stack trace's. */
    @Override
    public String format(LogRecord line) {
        return super.format(line).replaceAll("[[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]&&[^\\r\\n\\t]]", "");
    }
}
