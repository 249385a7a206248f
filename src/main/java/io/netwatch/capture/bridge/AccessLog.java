package io.netwatch.capture.bridge;

import io.netwatch.capture.core.policy.Alert;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One line for each message. It never shows the URL, which carries the token, nor the body. */
final class AccessLog {
    private static final Logger LOG = System.getLogger(AccessLog.class.getName());

    private AccessLog() {}

    static void write(Outcome outcome, Optional<String> namespace, Duration took) {
        LOG.log(outcome.status() < 400 ? Level.INFO : Level.WARNING, () -> line(outcome, namespace, took));
    }

    static String line(Outcome outcome, Optional<String> namespace, Duration took) {
        List<String> names = outcome.requests().stream().map(Outcome.Line::name).toList();
        return "alert result=%s status=%d namespace=%s rule=\"%s\" severity=%s targets=%d requests=%s ms=%d".formatted(
                outcome.result(), outcome.status(), namespace.orElse("-"),
                outcome.alert().map(AccessLog::quotedRule).orElse(""),
                outcome.alert().flatMap(Alert::severity).orElse("-"),
                outcome.alert().map(alert -> alert.targets().machines().size()).orElse(0), names, took.toMillis());
    }

    /** A quote in a rule's name could pretend to be the end of the field. */
    private static String quotedRule(Alert alert) {
        return alert.rule().replace('"', '\'');
    }
}
