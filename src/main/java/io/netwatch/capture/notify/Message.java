package io.netwatch.capture.notify;

import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;

/** What is sent: a body, and what it is. */
record Message(String contentType, String body) {

    /** @param installation the id of this installation of the operator */
    static Message of(Sink.Kind kind, News news, String installation) {
        return switch (kind) {
            case CloudEvents -> CloudEventMessage.of(news, installation);
            case Slack -> SlackMessage.of(news);
            case Teams -> TeamsMessage.of(news);
        };
    }
}
