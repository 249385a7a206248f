package io.netwatch.capture.app.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.terms.LogFields;
import io.netwatch.capture.core.terms.Plain;
import io.opentelemetry.api.trace.Span;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Stream;

/**
 * One JSON object per message, for collectors of logs: time, level, logger, message, what the message is about
 * ({@code request}, or an alert's fields), the trace, and the stack trace as one text. Public, because
 * {@code java.util.logging} makes it by its name.
 */
public final class JsonLine extends Formatter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 16_384;

    @Override
    public String format(LogRecord line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", line.getInstant().toString());
        fields.put("level", line.getLevel().getName().toLowerCase(Locale.ROOT));
        fields.put("logger", String.valueOf(line.getLoggerName()));
        fields.put("message", Plain.text(formatMessage(line), LONGEST));
        about(line).forEach(parameter -> fields.putAll(parameter.logFields()));
        Optional.of(Span.current().getSpanContext()).filter(context -> context.isValid())
                .ifPresent(context -> fields.put("trace", context.getTraceId()));
        Optional.ofNullable(line.getThrown()).ifPresent(thrown -> fields.put("error", trace(thrown)));
        try {
            return JSON.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always have a JSON form", e);
        }
    }

    private static Stream<LogFields> about(LogRecord line) {
        return Optional.ofNullable(line.getParameters()).stream().flatMap(Arrays::stream)
                .filter(LogFields.class::isInstance).map(LogFields.class::cast);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
