package io.netwatch.capture.core.news;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;

/** Captures for tests about news, one of which was ordered by an alert that means no good. */
public final class Hostile {
    public static final String WORDS = "<!channel> @everyone <@U1> </script> [free](https://evil.test) <at>all</at>"
            + " \u001b[31mred\u001b[0m\r\nInjected: yes \u202egnp.exe & co ";
    private static final String TIME = "2026-03-01T02:05:00Z";
    private static final String BLOBS = "https://evidence.blob.core.windows.net/network-watcher-logs/";

    private Hostile() {}

    /** Finished, with the sentence, two files of which one has an address that is none, and words of evil everywhere. */
    public static News news() {
        return Telling.of(finished(WORDS.repeat(9)), delivery(NewsKind.Finished)).orElseThrow();
    }

    /** Finished, as on an ordinary night. */
    public static News ordinary() {
        return Telling.of(finished("Egress spike"), delivery(NewsKind.Finished)).orElseThrow();
    }

    /** Finished, and every text that comes from outside is this one. */
    public static News of(String words) {
        CaptureSummary summary = new CaptureSummary(words, null, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        PacketCaptureRequestStatus status = new PacketCaptureRequestStatus(1L, List.of(), words, null, null, null,
                null, null, null, null, words, List.of(words), words, null, words,
                List.of(file(BLOBS + words), file(words)), null, null, summary, words, List.of());
        Request plain = Requests.standing("{}", Reason.Completed, "", status);
        PacketCaptureRequestSpec spec = plain.spec();
        Request request = new Request(plain.key(), plain.uid(), "1", 1, plain.created(), false, Optional.empty(),
                Optional.empty(),
                new PacketCaptureRequestSpec(spec.target(), null, null, null, null, null, null, null, null,
                        spec.storage(), null, null, null, null, null, null, words, null, null,
                        new Trigger("k", words, words, words, words, words, null)),
                plain.status(), plain.story());
        return Telling.of(request, delivery(NewsKind.Finished)).orElseThrow();
    }

    static Request finished(String words) {
        String cut = words.substring(0, Math.min(512, words.length()));
        CaptureSummary summary = new CaptureSummary(cut.equals(words)
                ? "94 % of outgoing bytes (9.0 MiB in 10 s) went to 203.0.113.77:443."
                : cut, null, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        PacketCaptureRequestStatus status = new PacketCaptureRequestStatus(1L, List.of(), "till", null, null, null,
                null, null, null, null, null, List.of(), "time limit", null, "11 MiB",
                List.of(file(BLOBS + "night.cap"),
                        file("https://evil.test/|<!channel>")),
                null, null, summary, null, List.of());
        return Requests.standing(trigger(cut), Reason.Completed, "", status);
    }

    static Request failed(Reason reason, String detail) {
        return Requests.standing("{}", reason, detail, StatusCodec.NONE);
    }

    static NewsDelivery delivery(NewsKind kind) {
        return new NewsDelivery("on-call", kind.name(), NewsDelivery.State.Pending, TIME, null);
    }

    private static CaptureFile file(String url) {
        return new CaptureFile(url, 11_600_000L, null, null, null);
    }

    private static String trigger(String rule) {
        return "{trigger: {alertKey: k, policy: egress-spike, severity: Sev2, firedTime: '2026-03-01T01:59:00Z', rule: \""
                + rule.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u001b", "\\e").replace("\r", "\\r")
                        .replace("\n", "\\n").replace("\u202e", "\\u202e")
                + "\"}}";
    }
}
