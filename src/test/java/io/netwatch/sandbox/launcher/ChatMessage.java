package io.netwatch.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a team would read in its chat, of what Slack would get. */
final class ChatMessage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("<[^|>]*\\|([^>]*)>");

    private ChatMessage() {}

    /** Line by line, formatting left out. */
    static List<String> lines(String slack) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : JSON.readTree(slack).path("blocks")) {
            if (block.has("fields")) {
                lines.add(String.join(" · ", block.path("fields").valueStream().map(ChatMessage::text)
                        .map(field -> field.replace("\n", " ")).toList()));
            } else {
                lines.add(text(block.has("text") ? block.path("text") : block.path("elements").path(0)));
            }
        }
        return lines;
    }

    private static String text(JsonNode node) {
        String plain = LINK.matcher(node.path("text").asText().replace("*", "")).replaceAll("$1");
        return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
