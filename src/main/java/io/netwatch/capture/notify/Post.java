package io.netwatch.capture.notify;

import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;

/** Sends one message, once. It never throws, and returns within a few seconds whatever the sink does. */
@FunctionalInterface
public interface Post {

    Reply send(Sink sink, News news);
}
