package io.netwatch.capture.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Messages of src/test/resources/alerts. */
public final class Messages {
    /** When the alerts of all of them fired, to the second. */
    static final Instant FIRED = Instant.parse("2026-03-01T02:01:07Z");

    private Messages() {}

    public static String text(String name) {
        try (InputStream in = Messages.class.getResourceAsStream("/alerts/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }
}
