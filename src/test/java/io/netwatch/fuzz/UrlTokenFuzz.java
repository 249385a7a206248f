package io.netwatch.fuzz;

import io.netwatch.capture.bridge.BridgeDoors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of tokens as it is mounted, and a token from an address. */
public final class UrlTokenFuzz {
    private static final Path FILE = temporary();

    private UrlTokenFuzz() {}

    /** @param data the token, a byte 0, and the file; without such a byte the file is the token */
    public static void fuzzerTestOneInput(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        byte[] file = end == data.length ? data : Arrays.copyOfRange(data, end + 1, data.length);
        String token = new String(data, 0, end, StandardCharsets.UTF_8);
        try {
            Files.write(FILE, file);
            boolean known = BridgeDoors.urlToken(FILE, token).isPresent();
            boolean listed = new String(file, StandardCharsets.UTF_8).lines().map(String::strip)
                    .anyMatch(token::equals);
            Promise.that(known == (listed && !token.isEmpty()),
                    "known is who has a token of the file, and nobody else");
        } catch (IllegalArgumentException e) {
            String content = new String(file, StandardCharsets.UTF_8);
            Promise.that(content.length() < 4 || !e.getMessage().contains(content), "no content in " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("fuzz", "token");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
