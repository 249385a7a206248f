package io.netwatch.sandbox.azure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * User-delegation SAS: gives keys out, and knows an address that was signed with one. A key follows from what is said of it,
 * so none has to be remembered. The text that is signed is the one of Microsoft's page "Create a user delegation SAS".
 */
final class UserDelegation {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern EXPIRY = Pattern.compile("<Expiry>([^<]+)</Expiry>");
    private static final String USERS_VERSION = "2025-07-05";
    private static final String HEADERS_VERSION = "2026-04-06";

    private final byte[] master = new byte[32];

    UserDelegation() {
        new SecureRandom().nextBytes(master);
    }

    static boolean isKeyRequest(Call call) {
        return call.method().equals("POST") && call.query().getOrDefault("comp", "").equals("userdelegationkey");
    }

    static boolean isSigned(Call call) {
        return call.query().containsKey("sig");
    }

    Answer key(Call call, String account, Entra.Token caller, Instant now) {
        Matcher asked = EXPIRY.matcher(call.body().asText());
        Optional<Instant> expiry = asked.find() ? time(asked.group(1)) : Optional.empty();
        if (expiry.isEmpty() || expiry.get().isBefore(now)
                || expiry.get().isAfter(now.plus(LONGEST).plusSeconds(1))) {
            return BlobService.error(400, "InvalidXmlNodeValue",
                    "The value for one of the XML nodes is not in the correct format.");
        }
        String version = call.header("x-ms-version").orElse("");
        String start = now.truncatedTo(ChronoUnit.SECONDS).toString();
        String end = expiry.get().truncatedTo(ChronoUnit.SECONDS).toString();
        String value = Base64.getEncoder().encodeToString(
                keyOf(account, caller.clientId(), caller.tenant(), start, end, version));
        return new Answer(200, Map.of("Content-Type", "application/xml"), new Answer.Body.Xml(
                ("<?xml version=\"1.0\" encoding=\"utf-8\"?><UserDelegationKey><SignedOid>%s</SignedOid><SignedTid>%s"
                        + "</SignedTid><SignedStart>%s</SignedStart><SignedExpiry>%s</SignedExpiry><SignedService>b"
                        + "</SignedService><SignedVersion>%s</SignedVersion><Value>%s</Value></UserDelegationKey>")
                        .formatted(caller.clientId(), caller.tenant(), start, end, version, value)));
    }

    /** Why a signed address does not serve; empty when it does. */
    Optional<Answer> refuse(Call call, String account, String container, String blob, Instant now) {
        Map<String, String> query = call.query();
        boolean timely = isBefore(now, query.get("se")) && isBefore(now, query.get("ske"))
                && time(query.getOrDefault("st", "")).filter(now::isBefore).isEmpty();
        String signature = sign(keyOf(account, field(query, "skoid"), field(query, "sktid"), field(query, "skt"),
                field(query, "ske"), field(query, "skv")), text(query, account, container, blob));
        boolean genuine = MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8),
                query.get("sig").getBytes(StandardCharsets.UTF_8));
        if (!genuine || !timely) {
            return Optional
                    .of(BlobService.error(403, "AuthenticationFailed", "Server failed to authenticate the request."
                            + " Make sure the value of Authorization header is formed correctly including the signature."));
        }
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return reads && field(query, "sr").equals("b") && field(query, "sp").contains("r")
                ? Optional.empty()
                : Optional.of(BlobService.error(403, "AuthorizationPermissionMismatch",
                        "This request is not authorized to perform this operation using this permission."));
    }

    private static String text(Map<String, String> query, String account, String container, String blob) {
        String version = field(query, "sv");
        List<String> lines = new ArrayList<>(List.of(field(query, "sp"), field(query, "st"), field(query, "se"),
                "/blob/" + account + "/" + container + "/" + blob));
        fields(lines, query, "skoid", "sktid", "skt", "ske", "sks", "skv", "saoid", "suoid", "scid");
        if (version.compareTo(USERS_VERSION) >= 0) {
            fields(lines, query, "skdutid", "sduoid");
        }
        fields(lines, query, "sip", "spr", "sv", "sr", "snapshot", "ses");
        if (version.compareTo(HEADERS_VERSION) >= 0) {
            fields(lines, query, "srh", "srq");
        }
        fields(lines, query, "rscc", "rscd", "rsce", "rscl", "rsct");
        return String.join("\n", lines);
    }

    private static void fields(List<String> lines, Map<String, String> query, String... names) {
        for (String name : names) {
            lines.add(field(query, name));
        }
    }

    private static String field(Map<String, String> query, String name) {
        return query.getOrDefault(name, "");
    }

    private byte[] keyOf(String account, String... said) {
        return mac(master, account + "\n" + String.join("\n", said));
    }

    private static String sign(byte[] key, String text) {
        return Base64.getEncoder().encodeToString(mac(key, text));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    private static boolean isBefore(Instant now, String end) {
        return time(end == null ? "" : end).filter(now::isBefore).isPresent();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
