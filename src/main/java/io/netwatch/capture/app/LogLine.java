package io.netwatch.capture.app;

import io.netwatch.capture.core.terms.Plain;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * One line per record, whatever words from outside are in it: no line break begins a false record, and no control
 * sequence reaches a terminal. Public, because {@code java.util.logging} makes it by its name.
 */
public final class LogLine extends SimpleFormatter {
    private static final int LONGEST = 16_384;

    @Override
    public String formatMessage(LogRecord record) {
        return Plain.text(super.formatMessage(record), LONGEST);
    }
}
