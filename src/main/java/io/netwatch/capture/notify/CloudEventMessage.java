package io.netwatch.capture.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.netwatch.capture.core.news.News;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;

/** A CloudEvent 1.0 in structured mode: one JSON document that says everything by itself. docs/news.md shows one. */
final class CloudEventMessage {
    private CloudEventMessage() {}

    static Message of(News news, String installation) {
        CloudEvent event = CloudEventBuilder.v1().withId(news.id())
                .withSource(URI.create("/packet-capture-operator/" + installation))
                .withType("io.netwatch.capture." + news.kind().name().toLowerCase(Locale.ROOT) + ".v1")
                .withSubject(news.request().toString()).withTime(news.time().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json").withData(JsonCloudEventData.wrap(data(news))).build();
        return new Message(JsonFormat.CONTENT_TYPE,
                new String(new JsonFormat().serialize(event), StandardCharsets.UTF_8));
    }

    private static ObjectNode data(News news) {
        ObjectNode data = Json.object();
        data.putObject("request").put("namespace", news.request().namespace()).put("name", news.request().name())
                .put("uid", news.uid());
        data.putObject("target").put("name", news.target()).put("id", news.targetId());
        put(data, "state", news.state());
        put(data, "why", news.why());
        put(data, "headline", news.headline());
        put(data, "sentence", news.sentence());
        put(data, "detail", news.detail());
        put(data, "nextStep", news.nextStep());
        news.report().ifPresent(report -> data.put("report", report));
        news.files().forEach(file -> data.withArray("files").addObject().put("url", file.url())
                .put("sizeBytes", file.sizeBytes()));
        if (news.moreFiles() > 0) {
            data.put("moreFiles", news.moreFiles());
        }
        news.alert().ifPresent(alert -> alert(data.putObject("alert"), alert));
        return data;
    }

    private static void alert(ObjectNode node, News.Alert alert) {
        put(node, "rule", alert.rule());
        put(node, "severity", alert.severity());
        put(node, "firedTime", alert.firedTime());
        put(node, "policy", alert.policy());
    }

    private static void put(ObjectNode node, String field, String text) {
        if (!text.isEmpty()) {
            node.put(field, text);
        }
    }
}
