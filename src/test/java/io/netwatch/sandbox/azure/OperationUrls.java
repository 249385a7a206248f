package io.netwatch.sandbox.azure;

import java.time.Instant;
import java.util.Base64;

/** Writes the URLs under which an operation is polled: bare, or signed and above 3 kB. */
record OperationUrls(String arm, boolean signed) {
    // Ticks are 100 ns since year 1; this is where 1970 lies.
    private static final long EPOCH_TICKS = 621_355_968_000_000_000L;
    private static final int CERTIFICATE_BYTES = 2_100;
    private static final int SIGNATURE_BYTES = 256;
    private static final int HASH_BYTES = 32;

    String status(Operation operation, String apiVersion, Instant now) {
        return url("operations", operation, apiVersion, now);
    }

    String result(Operation operation, String apiVersion, Instant now) {
        return url("operationResults", operation, apiVersion, now);
    }

    private String url(String resource, Operation operation, String apiVersion, Instant now) {
        String bare = "%s/subscriptions/%s/providers/Microsoft.Network/locations/%s/%s/%s?api-version=%s".formatted(arm,
                operation.subscription(),
                operation.location(), resource, operation.id(), apiVersion);
        return signed ? bare + signature(bare, now) : bare;
    }

    /** The four parameters of a signed URL; they differ in every answer because the moment goes into them. */
    private static String signature(String bare, Instant now) {
        long ticks = EPOCH_TICKS + now.getEpochSecond() * 10_000_000L + now.getNano() / 100;
        String subject = bare + ticks;
        return "&t=" + ticks + "&c=" + noise("certificate", CERTIFICATE_BYTES) + "&s="
                + noise("signature" + subject, SIGNATURE_BYTES) + "&h="
                + noise("hash" + subject, HASH_BYTES);
    }

    /** Base64url text without meaning, the same for the same seed; as a real signature it cannot be compressed. */
    private static String noise(String seed, int bytes) {
        var noise = new byte[bytes];
        new java.util.Random(seed.hashCode()).nextBytes(noise);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    }
}
