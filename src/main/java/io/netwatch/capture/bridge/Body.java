package io.netwatch.capture.bridge;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.media.ReadableEntity;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a request's body, but not for ever and not without end. */
final class Body {
    /** Azure's own limit for one alert, in bytes. */
    static final int LARGEST = 256 * 1024;

    private Body() {}

    static byte[] read(ReadableEntity entity, SlowSenders slow) throws Refused {
        byte[] body = readInTime(entity, slow);
        if (body.length > LARGEST) {
            throw new Refused(HttpFailures.tooLarge());
        }
        return body;
    }

    private static byte[] readInTime(ReadableEntity entity, SlowSenders slow) throws Refused {
        SlowSenders.Watch watch = slow.watch();
        try (InputStream in = entity.inputStream()) {
            return in.readNBytes(LARGEST + 1);
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException
                | CloseConnectionException e) {
            throw new Refused(HttpFailures.incomplete());
        } catch (RuntimeException e) {
            // Chunks that are none: the server has no word of its own for them.
            throw new Refused(HttpFailures.malformed());
        } finally {
            watch.close();
        }
    }
}
