package io.netwatch.capture.bridge;

import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.LogFields;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line for each message. It never shows the URL, which carries the token, nor the body. */
final class AccessLog {
    private static final Logger LOG = System.getLogger(AccessLog.class.getName());

    private AccessLog() {}

    static void write(Outcome outcome, Optional<String> namespace, Duration took) {
        LOG.log(outcome.status() < 400 ? Level.INFO : Level.WARNING, "{0}", new Entry(outcome, namespace, took));
    }

    /** One message: a line for people, fields for collectors of logs. */
    record Entry(Outcome outcome, Optional<String> namespace, Duration took) implements LogFields {
        @Override
        public Map<String, Object> logFields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("result", outcome.result());
            fields.put("status", outcome.status());
            namespace.ifPresent(name -> fields.put("namespace", name));
            outcome.alert().flatMap(Alert::id).ifPresent(id -> fields.put("alert", id));
            outcome.alert().ifPresent(alert -> fields.put("schema", alert.schema()));
            outcome.alert().ifPresent(alert -> fields.put("rule", alert.rule()));
            outcome.alert().flatMap(Alert::severity).ifPresent(severity -> fields.put("severity", severity));
            fields.put("requests", outcome.requests().stream().map(Outcome.Line::name).toList());
            fields.put("ms", took.toMillis());
            return fields;
        }

        @Override
        public String toString() {
            return line(outcome, namespace, took);
        }
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
