package io.netwatch.capture.operator;

import io.netwatch.capture.api.Attempt;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.evidence.report.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request tells about its capture: the alert that caused it, what happened when, and how to fetch the files. */
public final class CaptureContext {
    private static final int FEW_FILES = 3;
    /** What a shell takes as it stands. */
    private static final Pattern SAFE = Pattern.compile("https://[A-Za-z0-9._~:/%+-]+");

    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CaptureContext() {}

    /** A moment in the request's life, and what happened then. */
    private record Step(Instant time, String words) {
        String line() {
            return TIME.format(time) + "  " + words;
        }
    }

    /** @param created when the request was made, in RFC 3339 */
    public static Context of(RequestKey key, Optional<String> created, PacketCaptureRequestSpec spec,
            PacketCaptureRequestStatus status) {
        String name = key.namespace() + "/" + key.name();
        return new Context(name, Optional.ofNullable(spec.trigger()).map(CaptureContext::alert),
                Optional.of(story(created, spec, status)), Optional.of(commands(name, status.files())));
    }

    private static String alert(Trigger trigger) {
        return lines(Stream.of(line("Rule", trigger.rule()), line("Severity", trigger.severity()),
                line("Fired", trigger.firedTime()), line("Resolved", trigger.resolvedTime()),
                line("Policy", trigger.policy()), line("Alert", trigger.alertId())));
    }

    /** In the order of the clock; steps of the same moment in the order of a capture's life. */
    private static String story(Optional<String> created, PacketCaptureRequestSpec spec,
            PacketCaptureRequestStatus status) {
        Optional<Trigger> trigger = Optional.ofNullable(spec.trigger());
        Optional<Attempt> attempt = Optional.ofNullable(status.attempt());
        String why = spec.reason() == null ? "" : ": " + spec.reason();
        String stop = status.stopReason() == null ? "" : "; Azure says " + status.stopReason();
        Stream<Optional<Step>> steps = Stream.of(
                step(trigger.map(Trigger::firedTime), "The alert fired"),
                step(created, "Asked for" + why),
                step(attempt.map(Attempt::time), attempt.map(Attempt::number).orElse(0) > 1
                        ? "Ordered from Azure, attempt " + attempt.get().number()
                        : "Ordered from Azure"),
                step(Optional.ofNullable(status.startTime()), "The capture began"),
                step(trigger.map(Trigger::resolvedTime), "The alert was resolved"),
                step(Optional.ofNullable(status.endTime()), "Seen ended" + stop));
        return Stream.concat(steps, status.conditions().stream().map(CaptureContext::finalWord))
                .flatMap(Optional::stream).sorted(Comparator.comparing(Step::time)).map(Step::line)
                .collect(Collectors.joining("\n"));
    }

    /** Kubernetes counts in seconds, so nothing finer tells what came first. What is no time is no step. */
    private static Optional<Step> step(Optional<String> time, String words) {
        return time.flatMap(StatusCodec::instant).map(it -> new Step(it.truncatedTo(ChronoUnit.SECONDS), words));
    }

    private static Optional<Step> finalWord(Condition condition) {
        boolean said = condition.status().equals("True")
                && (condition.type().equals("Complete") || condition.type().equals("Failed"));
        return said
                ? step(Optional.ofNullable(condition.lastTransitionTime()),
                        condition.reason() + ": " + condition.message())
                : Optional.empty();
    }

    /** With our own program, and with Microsoft's when an address needs no quoting. */
    private static String commands(String name, List<CaptureFile> files) {
        Stream<String> az = files.stream().limit(FEW_FILES).map(CaptureFile::url)
                .filter(url -> SAFE.matcher(url).matches())
                .map(url -> "az storage blob download --auth-mode login --blob-url " + url + " --file "
                        + url.substring(url.lastIndexOf('/') + 1));
        return Stream.concat(Stream.of("java -jar packet-capture-operator.jar download " + name), az)
                .collect(Collectors.joining("\n"));
    }

    private static Optional<String> line(String name, String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(text -> name + ": " + text);
    }

    private static String lines(Stream<Optional<String>> lines) {
        return lines.flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }
}
