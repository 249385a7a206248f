package io.netwatch.capture.core.news;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** News out of a request: its own words, shortened and made harmless. The same request always makes the same news. */
public final class Telling {
    private static final int LONGEST_WORD = 100;
    /** Slack takes 3000 characters, and escaping may make five out of one. */
    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_RULE = 256;
    private static final int MOST_FILES = 5;
    private static final int LONGEST_ID = 300;
    private static final Pattern LINK = Pattern
            .compile("https://[A-Za-z0-9._:\\[\\]-]+/[^\\s\\p{C}\"<>|\\\\^`{}?#()*]*");

    private Telling() {}

    /** Nothing when a hand has damaged what was to be told. */
    public static Optional<News> of(Request request, NewsDelivery delivery) {
        return NewsKind.of(delivery.news()).map(kind -> of(request, kind, Outbox.since(delivery)));
    }

    private static News of(Request request, NewsKind kind, Instant time) {
        PacketCaptureRequestStatus status = request.status();
        List<News.File> files = status.files().stream().limit(MOST_FILES).flatMap(file -> file(file).stream()).toList();
        String target = word(status.targetName());
        return new News(request.uid() + "-" + kind.name().toLowerCase(Locale.ROOT), kind, time, request.key(),
                request.uid(), target, text(targetId(request), LONGEST_ID), request.state().word(), word(status.why()),
                headline(kind, target, request), sentence(status),
                text(without(detail(request), sentence(status)), LONGEST_TEXT),
                request.state().nextStep(), files, status.files().size() - files.size(),
                Optional.ofNullable(status.reportUrl()).filter(url -> LINK.matcher(url).matches()), alert(request));
    }

    private static String headline(NewsKind kind, String target, Request request) {
        String capture = "Capture on " + (target.isEmpty() ? request.key().name() : target);
        String why = word(request.status().why());
        return switch (kind) {
            case Started -> capture + " started";
            case Finished -> capture + " finished" + (why.isEmpty() ? "" : ": " + why);
            case Failed -> capture + " failed: " + (why.isEmpty() ? request.state().word() : why);
        };
    }

    private static String sentence(PacketCaptureRequestStatus status) {
        return text(Optional.ofNullable(status.summary()).map(CaptureSummary::sentence).orElse(""), LONGEST_TEXT);
    }

    /** What the condition says, without the next step, which stands alone. */
    private static String detail(Request request) {
        Reason reason = request.state();
        String message = Conditions.find(request.conditions(), "Ready").map(Condition::message).orElse("");
        return reason.nextStep().isEmpty() || !message.endsWith(reason.nextStep())
                ? message
                : message.substring(0, message.length() - reason.nextStep().length()).strip();
    }

    /** What stands in the message by itself is not said twice. */
    private static String without(String detail, String sentence) {
        return sentence.isEmpty() ? detail : detail.replace(sentence + " ", "").replace(sentence, "").strip();
    }

    private static String targetId(Request request) {
        return request.spec().target() == null ? "" : request.spec().target().resourceId();
    }

    private static Optional<News.File> file(CaptureFile file) {
        return Optional.ofNullable(file.url()).filter(url -> LINK.matcher(url).matches())
                .map(url -> new News.File(url, name(url), Objects.requireNonNullElse(file.sizeBytes(), 0L)));
    }

    private static String name(String url) {
        return text(url.substring(url.lastIndexOf('/') + 1), LONGEST_WORD);
    }

    private static Optional<News.Alert> alert(Request request) {
        return Optional.ofNullable(request.spec().trigger()).map(Telling::alert);
    }

    private static News.Alert alert(Trigger trigger) {
        return new News.Alert(text(trigger.rule(), LONGEST_RULE), word(trigger.severity()), word(trigger.firedTime()),
                word(trigger.policy()));
    }

    private static String word(String outside) {
        return text(outside, LONGEST_WORD);
    }

    private static String text(String outside, int limit) {
        return outside == null ? "" : Plain.text(outside, limit);
    }
}
