package io.netwatch.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.news.Hostile;
import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.notify.NewsDoors;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/** Words from outside on their way into messages; and what sinks and Secrets give back: a Retry-After, an address. */
public final class NewsFuzz {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 64 << 10;
    private static final int SLACKS_LONGEST = 3000;

    private NewsFuzz() {}

    /** @param data the words of an alert; also a Retry-After and an address */
    public static void fuzzerTestOneInput(byte[] data) {
        String text = Promise.text(data);
        News news = Hostile.of(text);
        for (Sink.Kind kind : Sink.Kind.values()) {
            body(kind, NewsDoors.body(kind, news));
        }
        NewsDoors.moment(text, AlertWorld.NOW).ifPresent(until -> Promise.that(until.isAfter(AlertWorld.NOW)
                && !until.isAfter(AlertWorld.NOW.plus(Duration.ofHours(1))), "a pause of an hour at most"));
        address(text);
    }

    private static void body(Sink.Kind kind, String body) {
        Promise.that(body.length() <= LONGEST_BODY, "a bounded message");
        Promise.that(body.codePoints().noneMatch(Character::isISOControl), "no control characters");
        try {
            JsonNode message = JSON.readTree(body);
            if (kind == Sink.Kind.Slack) {
                message.findValuesAsText("text").forEach(NewsFuzz::slack);
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("a message is JSON", e);
        }
    }

    /** Between the signs of a link stands only what we have written there. */
    private static void slack(String text) {
        Promise.that(text.length() <= SLACKS_LONGEST, "not longer than Slack takes");
        Promise.that(text.indexOf('<') < 0 || text.startsWith("<https://"),
                "no mention and no link of others: " + text);
    }

    private static void address(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean allowed = NewsDoors.problem(Sink.Kind.Slack, uri).isEmpty();
            Promise.that(!allowed || "hooks.slack.com".equalsIgnoreCase(uri.getHost()), "only to Slack itself");
            for (Sink.Kind kind : List.of(Sink.Kind.CloudEvents, Sink.Kind.Teams)) {
                NewsDoors.problem(kind, uri).ifPresent(sentence -> Promise.harmless(sentence, 300));
            }
        } catch (URISyntaxException notAnAddress) {
            Promise.that(!text.isEmpty() || notAnAddress.getIndex() >= -1, "nothing is sent there");
        }
    }
}
