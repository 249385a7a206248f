package io.netwatch.capture.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a request's body, but not for ever and not without end. */
final class Body {
    /** Azure's own limit for one alert, in bytes. */
    static final int LARGEST = 256 * 1024;

    private Body() {}

    /** The body is not taken. */
    static final class Refused extends Exception {
        private final transient Outcome outcome;

        private Refused(Outcome outcome) {
            super(outcome.message());
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** Each read has the socket's own timeout; {@code longest} bounds their sum, for a sender that drips. */
    static byte[] read(InputStream in, Duration longest) throws IOException, Refused {
        long start = System.nanoTime();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            all.write(buffer, 0, read);
            if (all.size() > LARGEST) {
                throw new Refused(HttpFailures.tooLarge());
            }
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new Refused(HttpFailures.tooSlow());
            }
        }
        return all.toByteArray();
    }
}
