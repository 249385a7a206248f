package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.ResourceType;
import io.netwatch.sandbox.kubernetes.model.Resources;
import io.netwatch.sandbox.kubernetes.model.Watch;
import io.netwatch.sandbox.kubernetes.model.WatchEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;

/** A watch as HTTP sends it: one JSON line for each event, until the time is up or the client has gone. */
final class WatchStream {
    /** How often a quiet watch says how far it has got, so that a client can resume from there. */
    private static final Duration BOOKMARKS = Duration.ofSeconds(10);
    private static final long DEFAULT_TIMEOUT_SECONDS = 1800;

    private final Request request;
    private final ResourceType type;
    private final Watch watch;
    private final Rendering rendering;

    private WatchStream(Request request, ResourceType type, Watch watch, Rendering rendering) {
        this.request = request;
        this.type = type;
        this.watch = watch;
        this.rendering = rendering;
    }

    /** Opens the watch now, so that a bad selector is still answered with 400. */
    static WatchStream of(Request request, Resources resources, Filter filter, Rendering rendering) {
        long after = request.number("resourceVersion", 0);
        Watch watch = after == 0 || request.isSet("sendInitialEvents")
                ? resources.watch(filter)
                : resources.watchAfter(after, filter);
        return new WatchStream(request, resources.type(), watch, rendering);
    }

    /** Returns when the time is up; throws when the client has gone or the server stops. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        try {
            follow(out);
        } catch (ApiException gone) {
            // The headers are out, so the refusal travels as an event.
            write(out, "ERROR", gone.status());
        }
    }

    /** Ends with a bookmark, as the real server does, so that the next watch starts where this one stopped. */
    private void follow(OutputStream out) throws IOException, InterruptedException {
        Duration timeout = Duration.ofSeconds(request.number("timeoutSeconds", DEFAULT_TIMEOUT_SECONDS));
        long end = System.nanoTime() + timeout.toNanos();
        send(out, watch.poll());
        if (request.isSet("sendInitialEvents")) {
            bookmark(out, true);
        }
        while (System.nanoTime() < end) {
            sendUntil(Math.min(end, System.nanoTime() + BOOKMARKS.toNanos()), out);
            bookmark(out, false);
        }
    }

    /** Waiting wakes up for every change in the store, also for those of other types. */
    private void sendUntil(long deadline, OutputStream out) throws IOException, InterruptedException {
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            send(out, watch.await(Duration.ofNanos(left)));
        }
    }

    private void send(OutputStream out, List<WatchEvent> events) throws IOException {
        for (WatchEvent event : events) {
            write(out, event.type(), rendering.object(request, type, event.object()));
        }
    }

    /** Only for clients that asked. The annotation marks the end of what was there at the beginning. */
    private void bookmark(OutputStream out, boolean initial) throws IOException {
        if (!request.isSet("allowWatchBookmarks")) {
            return;
        }
        ObjectNode object = Json.object().put("kind", type.kind().kind()).put("apiVersion", type.apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(watch.revision()));
        if (initial) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        write(out, "BOOKMARK", object);
    }

    /** Flushed at once: an event that waits in a buffer has not been told. */
    private static void write(OutputStream out, String type, ObjectNode object) throws IOException {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        out.write(Json.write(event));
        out.write('\n');
        out.flush();
    }
}
