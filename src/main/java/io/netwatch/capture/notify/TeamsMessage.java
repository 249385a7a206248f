package io.netwatch.capture.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.core.news.News;
import java.util.stream.Stream;

/**
 * An Adaptive Card for the webhook of a Teams workflow. Its TextBlocks and FactSets read Markdown; TextRuns do not, so all
 * text stands in TextRuns. A mention would need an entity of its own, and there is none.
 */
final class TeamsMessage {
    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private TeamsMessage() {}

    static Message of(News news) {
        ObjectNode message = Json.object().put("type", "message");
        ObjectNode card = message.putArray("attachments").addObject().put("contentType", CARD).putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json").put("type", "AdaptiveCard")
                .put("version", "1.4").putObject("msteams").put("width", "Full");
        ArrayNode body = card.putArray("body");
        run(body, news.headline()).put("size", "Large").put("weight", "Bolder");
        Stream.of(news.sentence(), news.detail(), news.nextStep()).filter(text -> !text.isEmpty())
                .forEach(text -> run(body, text));
        Facts.of(news).forEach((label, value) -> {
            ArrayNode inlines = line(body);
            text(inlines, label + ": ").put("weight", "Bolder");
            text(inlines, value);
        });
        links(news, body);
        run(body, Facts.origin(news)).put("size", "Small").put("isSubtle", true);
        return new Message("application/json", Json.text(message));
    }

    private static void links(News news, ArrayNode body) {
        news.report().ifPresent(url -> link(run(body, "Report"), url));
        news.files().forEach(file -> link(run(body, file.name()), file.url()));
        if (news.moreFiles() > 0) {
            run(body, Facts.more(news));
        }
    }

    private static void link(ObjectNode run, String url) {
        run.putObject("selectAction").put("type", "Action.OpenUrl").put("url", url);
    }

    private static ObjectNode run(ArrayNode body, String text) {
        return text(line(body), text);
    }

    private static ArrayNode line(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode text(ArrayNode inlines, String text) {
        return inlines.addObject().put("type", "TextRun").put("text", text);
    }
}
