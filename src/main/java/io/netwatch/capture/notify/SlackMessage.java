package io.netwatch.capture.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.core.news.News;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message for a Slack incoming webhook. Slack makes mentions and links out of what stands between &lt; and &gt;, so all
 * text is escaped as Slack asks for, and {@code verbatim} keeps it from finding links and names by itself.
 */
final class SlackMessage {
    private SlackMessage() {}

    static Message of(News news) {
        ObjectNode message = Json.object();
        message.put("text", escaped(Stream.of(news.headline(), news.sentence()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "))));
        ArrayNode blocks = message.putArray("blocks");
        section(blocks, "*" + escaped(news.headline()) + "*");
        Stream.of(news.sentence(), news.detail(), news.nextStep()).filter(text -> !text.isEmpty())
                .forEach(text -> section(blocks, escaped(text)));
        ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
        Facts.of(news).forEach((label, value) -> text(fields.addObject(), "*" + label + "*\n" + escaped(value)));
        links(news).forEach(line -> section(blocks, line));
        text(blocks.addObject().put("type", "context").putArray("elements").addObject(),
                escaped(Facts.origin(news)));
        return new Message("application/json", Json.text(message));
    }

    private static Stream<String> links(News news) {
        Stream<String> files = news.files().stream().map(file -> link(file.url(), file.name()));
        Stream<String> more = Stream.of(Facts.more(news)).filter(_ -> news.moreFiles() > 0);
        return Stream.concat(news.report().stream().map(url -> link(url, "Report")), Stream.concat(files, more));
    }

    /** The core takes no address that holds a sign of Slack's. */
    private static String link(String url, String label) {
        return "<" + escaped(url) + "|" + escaped(label) + ">";
    }

    private static void section(ArrayNode blocks, String text) {
        text(blocks.addObject().put("type", "section").putObject("text"), text);
    }

    private static void text(ObjectNode node, String text) {
        node.put("type", "mrkdwn").put("verbatim", true).put("text", text);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
