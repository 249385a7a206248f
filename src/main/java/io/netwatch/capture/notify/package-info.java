/** News out: takes the core's {@link io.netwatch.capture.core.news.News} and tells it over HTTP to whom it concerns. */
package io.netwatch.capture.notify;
