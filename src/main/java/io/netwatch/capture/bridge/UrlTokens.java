package io.netwatch.capture.bridge;

import io.netwatch.capture.core.terms.Hash;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * Knows callers by the SHA-256 of the tokens in their addresses; the tokens themselves are forgotten. A file may hold
 * several, one a line, so that a new one is valid before the old one is taken away; mounted files are read again now and
 * then, because a rotated Secret changes them in place.
 */
final class UrlTokens {
    private static final Logger LOG = System.getLogger(UrlTokens.class.getName());
    /** What an URL carries unchanged, and enough of it that guessing is hopeless. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{16,512}");
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private record Known(String sum, String namespace, Path file) {}

    private final List<BridgeConfig.Caller> callers;
    private final Duration again;
    private final AtomicLong readAt = new AtomicLong(System.nanoTime());
    private volatile List<Known> known;

    private UrlTokens(List<BridgeConfig.Caller> callers, Duration again) {
        this.callers = List.copyOf(callers);
        this.again = again;
        this.known = read(callers);
    }

    /** @throws IllegalArgumentException with a sentence that names the file, never its content */
    static UrlTokens load(List<BridgeConfig.Caller> callers) {
        return load(callers, AGAIN);
    }

    /** @param again after which the files are read once more */
    static UrlTokens load(List<BridgeConfig.Caller> callers, Duration again) {
        return new UrlTokens(callers, again);
    }

    /** The caller's namespace. Each token is compared in constant time, and all of them always. */
    Optional<String> namespaceOf(String token) {
        refresh();
        String sum = Hash.hex(token, 64);
        return known.stream().filter(caller -> isEqual(caller.sum(), sum)).map(Known::namespace)
                .reduce((first, second) -> first);
    }

    /** One caller now and then pays for the reading. What cannot be read now leaves the tokens as they were. */
    private void refresh() {
        long last = readAt.get();
        long now = System.nanoTime();
        if (now - last > again.toNanos() && readAt.compareAndSet(last, now)) {
            reload();
        }
    }

    /** Takes over what the files hold now. */
    void reload() {
        try {
            known = read(callers);
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "The tokens stay as they were: {0}", e.getMessage());
        }
    }

    private static List<Known> read(List<BridgeConfig.Caller> callers) {
        List<Known> known = new ArrayList<>();
        for (BridgeConfig.Caller caller : callers) {
            for (String token : tokens(caller.tokenFile())) {
                Known one = new Known(Hash.hex(token, 64), caller.namespace(), caller.tokenFile());
                refuseTwins(known, one);
                known.add(one);
            }
        }
        return List.copyOf(known);
    }

    private static void refuseTwins(List<Known> known, Known one) {
        known.stream().filter(other -> other.sum().equals(one.sum()) && !other.namespace().equals(one.namespace()))
                .findFirst().ifPresent(other -> {
                    throw new IllegalArgumentException("%s and %s hold the same token: give each caller its own."
                            .formatted(other.file(), one.file()));
                });
    }

    private static List<String> tokens(Path file) {
        List<String> lines = text(file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !lines.stream().allMatch(TOKEN.asMatchPredicate())) {
            throw new IllegalArgumentException(("Token file %s holds no usable token: write 16 to 512 letters, digits,"
                    + " or . _ ~ - into a line, for example from: openssl rand -hex 32").formatted(file));
        }
        return lines;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Token file %s cannot be read: check bridge.tokens[].file and the mounted Secret."
                            .formatted(file),
                    e);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
                other.getBytes(StandardCharsets.US_ASCII));
    }
}
