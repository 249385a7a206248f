package io.netwatch.capture.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.netwatch.capture.core.news.Hostile;
import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each sink gets: the documented JSON, in which words from outside are words and nothing else. */
class MessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSTALLATION = "0a1b2c3d";
    /** All that Slack makes something of: our own links to files, and the three escapes. */
    private static final Pattern OUR_LINK = Pattern.compile("<https://[^<>|]+[|][A-Za-z0-9._-]+>");

    @ParameterizedTest
    @EnumSource
    void theDocumentedExampleIsWhatIsSent(Sink.Kind kind) throws IOException {
        assertThat(documented(kind))
                .isEqualTo(JSON.readTree(Message.of(kind, Hostile.ordinary(), INSTALLATION).body()));
    }

    @ParameterizedTest
    @EnumSource
    void noControlCharacterAndNoDirectionOverrideGetsThrough(Sink.Kind kind) throws IOException {
        String sent = Message.of(kind, Hostile.news(), INSTALLATION).body();

        assertThat(sent).doesNotContain("\u001b", "\\u001b", "\r", "\\r", "\u202e", "\\u202e", "evil.test/|")
                .contains("Injected: yes").hasSizeLessThan(28_000);
        assertThat(texts(JSON.readTree(sent))).allSatisfy(text -> assertThat(text).hasSizeLessThan(3_000));
    }

    @Test
    void slackFindsNeitherMentionsNorLinksInWordsFromOutside() throws IOException {
        JsonNode message = JSON.readTree(SlackMessage.of(Hostile.news()).body());

        assertThat(texts(message)).allSatisfy(
                text -> assertThat(OUR_LINK.matcher(text).replaceAll("")).doesNotContain("<", ">"));
        assertThat(message.findParents("text")).filteredOn(node -> node.path("type").asText().equals("mrkdwn"))
                .isNotEmpty().allSatisfy(node -> assertThat(node.path("verbatim").asBoolean()).isTrue());
        assertThat(message.toString()).contains("&lt;!channel&gt;");
    }

    @Test
    void slackTakesEveryMessage() throws IOException {
        JsonNode message = JSON.readTree(SlackMessage.of(Hostile.news()).body());

        assertThat(message.path("blocks")).hasSizeLessThan(50).allSatisfy(block -> {
            assertThat(block.path("text").path("text").asText()).hasSizeLessThanOrEqualTo(3_000);
            assertThat(block.path("fields")).hasSizeLessThanOrEqualTo(10).allSatisfy(
                    field -> assertThat(field.path("text").asText()).hasSizeLessThanOrEqualTo(2_000));
        });
    }

    @Test
    void teamsReadsNoMarkdownAndMentionsNobody() throws IOException {
        JsonNode card = JSON.readTree(TeamsMessage.of(Hostile.news()).body()).at("/attachments/0/content");

        assertThat(card.at("/msteams").has("entities")).isFalse();
        assertThat(card.path("body")).allSatisfy(block -> {
            assertThat(block.path("type").asText()).isEqualTo("RichTextBlock");
            assertThat(block.path("inlines"))
                    .allSatisfy(run -> assertThat(run.path("type").asText()).isEqualTo("TextRun"));
        });
        assertThat(card.findValuesAsText("url")).containsExactly(Hostile.news().files().getFirst().url());
    }

    @Test
    void aReceiverReadsTheCloudEventWithTheSdk() {
        News news = Hostile.news();
        CloudEvent event = new JsonFormat()
                .deserialize(CloudEventMessage.of(news, INSTALLATION).body().getBytes(UTF_8));

        assertThat(event.getType()).isEqualTo("io.netwatch.capture.finished.v1");
        assertThat(event.getId()).isEqualTo(news.uid() + "-finished");
        assertThat(event.getSource()).hasToString("/packet-capture-operator/0a1b2c3d");
        assertThat(event.getSubject()).isEqualTo("team/night");
        assertThat(event.getTime().toInstant()).isEqualTo(news.time());
    }

    /** The JSON block below the sink's heading. */
    private static JsonNode documented(Sink.Kind kind) throws IOException {
        String page = Files.readString(Path.of("docs", "news.md"));
        int begin = page.indexOf("```json", page.indexOf("\n## " + kind + "\n")) + 7;
        return JSON.readTree(page.substring(begin, page.indexOf("```", begin)));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(inner -> texts.addAll(texts(inner)));
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        return texts;
    }
}
