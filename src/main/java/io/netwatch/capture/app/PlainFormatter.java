package io.netwatch.capture.app;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * Keeps text from outside from forging log lines or steering a terminal: no message has a line end, and nothing has
 * control or direction characters.
 */
public final class PlainFormatter extends SimpleFormatter {

    @Override
    public String formatMessage(LogRecord line) {
        return super.formatMessage(line).replaceAll("\\R", " ");
    }

    /** What is left of line ends and tabs is the record's own, and the stack trace's. */
    @Override
    public String format(LogRecord line) {
        return super.format(line).replaceAll("[[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]&&[^\\r\\n\\t]]", "");
    }
}
