package io.netwatch.capture.bridge;

import io.netwatch.capture.core.terms.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows callers by the SHA-256 of their tokens; the tokens themselves are forgotten after the start. */
final class Callers {
    /** What an URL carries unchanged, and enough of it that guessing is hopeless. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~-]{16,512}");

    private record Known(String sum, String namespace, Path file) {}

    private final List<Known> known;

    private Callers(List<Known> known) {
        this.known = List.copyOf(known);
    }

    /** @throws IllegalArgumentException with a sentence that names the file, never its content */
    static Callers load(List<BridgeConfig.Caller> callers) {
        List<Known> known = new ArrayList<>();
        for (BridgeConfig.Caller caller : callers) {
            String sum = sum(token(caller.tokenFile()));
            known.stream().filter(other -> other.sum().equals(sum)).findFirst().ifPresent(other -> {
                throw new IllegalArgumentException("%s and %s hold the same token: give each caller its own."
                        .formatted(other.file(), caller.tokenFile()));
            });
            known.add(new Known(sum, caller.namespace(), caller.tokenFile()));
        }
        return new Callers(known);
    }

    /** The caller's namespace. Each token is compared in constant time, and all of them always. */
    Optional<String> namespaceOf(String token) {
        String sum = sum(token);
        return known.stream().filter(caller -> isEqual(caller.sum(), sum)).map(Known::namespace)
                .reduce((first, second) -> first);
    }

    private static String token(Path file) {
        String token = read(file).strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(("Token file %s holds no usable token: write 16 to 512 letters, digits,"
                    + " or . _ ~ - into it, for example from: openssl rand -hex 32").formatted(file));
        }
        return token;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Token file %s cannot be read: check bridge.callers[].tokenFile and the mounted Secret."
                            .formatted(file),
                    e);
        }
    }

    private static String sum(String token) {
        return Hash.hex(token, 64);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII),
                other.getBytes(StandardCharsets.US_ASCII));
    }
}
