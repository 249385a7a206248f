package io.netwatch.capture.bridge;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Ends a connection whose message was answered without being read. Helidon 4.3 goes on reading after an answer with
 * {@code Connection: close}, and takes the unread body for the next message.
 */
final class Parting {
    /** As long as a body needs that is on its way. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Parting() {}

    /**
     * What is on its way is thrown away first, up to a limit: an end with unread bytes is a reset, by which a sender may
     * lose the answer. Who waits for leave to send gets none.
     *
     * @throws CloseConnectionException always
     */
    static void from(ServerRequest request, SlowSenders slow) {
        if (request.headers().contains(HeaderNames.CONTENT_LENGTH) && !waitsForLeave(request)) {
            drain(request, slow);
        }
        throw new CloseConnectionException("answered for good");
    }

    private static void drain(ServerRequest request, SlowSenders slow) {
        SlowSenders.Watch watch = slow.watch(LONGEST);
        try (InputStream in = request.content().inputStream()) {
            in.skipNBytes(Body.LARGEST);
        } catch (IOException | RuntimeException e) {
            // It has ended, or was cut off: either way the connection ends now.
            return;
        } finally {
            watch.close();
        }
    }

    private static boolean waitsForLeave(ServerRequest request) {
        return request.headers().first(HeaderNames.EXPECT).map(value -> value.toLowerCase(Locale.ROOT))
                .filter("100-continue"::equals).isPresent();
    }
}
