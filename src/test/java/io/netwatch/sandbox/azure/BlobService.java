package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.Endpoints.BlobAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blob storage as far as captures and their pages need it, path-style: {@code /{account}/{container}/{name}}. Needs a token for storage. */
final class BlobService {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
    // The JDK's RFC 1123 format writes one-digit days, which strict readers refuse.
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final boolean tokensRequired;
    private final Estate estate;
    private final Entra entra;
    private final Endpoints endpoints;
    private final BlobStore blobs;
    private final Ids ids;
    private final UserDelegation delegation = new UserDelegation();

    BlobService(ArmRules rules, Estate estate, Entra entra, Endpoints endpoints, BlobStore blobs, Ids ids) {
        tokensRequired = rules.tokensRequired();
        this.estate = estate;
        this.entra = entra;
        this.endpoints = endpoints;
        this.blobs = blobs;
        this.ids = ids;
    }

    /** Names of the blob operations, as faults match them. */
    static String operation(Call call) {
        if (call.query().getOrDefault("comp", "").equals("list")) {
            return "Container_ListBlobs";
        }
        if (UserDelegation.isKeyRequest(call)) {
            return "Service_GetUserDelegationKey";
        }
        return switch (call.method()) {
            case "HEAD" -> "Blob_GetProperties";
            case "PUT" -> "BlockBlob_Upload";
            default -> "Blob_Download";
        };
    }

    Answer answer(Call call, Instant now) {
        Answer answer = refuseStranger(call, now).orElseGet(() -> serve(call, now));
        return answer.with("x-ms-request-id", ids.next()).with("x-ms-version",
                call.header("x-ms-version").orElse("2025-11-05"));
    }

    static Answer error(int status, String code, String message) {
        String text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code,
                        BlobListing.escaped(message));
        return new Answer(status, Map.of("Content-Type", "application/xml", "x-ms-error-code", code),
                new Answer.Body.Xml(text));
    }

    private Optional<Answer> refuseStranger(Call call, Instant now) {
        if (!tokensRequired) {
            return Optional.empty();
        }
        if (UserDelegation.isSigned(call)) {
            String[] path = call.path().split("/", 4);
            return path.length < 4
                    ? Optional.of(error(403, "AuthenticationFailed", "The signature is for a blob."))
                    : delegation.refuse(call, path[1], path[2], path[3], now);
        }
        Optional<String> token = call.bearerToken();
        if (token.isEmpty()) {
            return Optional.of(error(401, "NoAuthenticationInformation", "Server failed to authenticate the request.")
                    .with("WWW-Authenticate",
                            "Bearer authorization_uri=https://login.microsoftonline.com/ resource_id=https://storage.azure.com"));
        }
        boolean known = entra.find(token.get()).filter(Entra.Token::isForStorage)
                .filter(found -> now.isBefore(found.expiry())).isPresent();
        return known
                ? Optional.empty()
                : Optional.of(
                        error(401, "InvalidAuthenticationInfo", "The token is unknown, expired or not for storage."));
    }

    private Answer serve(Call call, Instant now) {
        String[] path = call.path().split("/", 4);
        if (UserDelegation.isKeyRequest(call) && estate.account(path[1]).isPresent()) {
            return call.bearerToken().flatMap(entra::find).map(caller -> delegation.key(call, path[1], caller, now))
                    .orElseGet(() -> error(401, "NoAuthenticationInformation", "A key is for somebody."));
        }
        if (path.length < 3 || estate.account(path[1]).isEmpty()) {
            // Invented: a real account that does not exist has no address to answer from.
            return error(404, "ResourceNotFound", "The specified resource does not exist.");
        }
        // A container exists as soon as Network Watcher has put the first file into it.
        if (blobs.in(path[1], path[2], "", now).findAny().isEmpty()) {
            return error(404, "ContainerNotFound", "The specified container does not exist.");
        }
        if (path.length < 4 || path[3].isEmpty()) {
            return BlobListing.answer(endpoints.blobEndpoint(path[1]), path[2], call.query(),
                    blobs.in(path[1], path[2], call.query().getOrDefault("prefix", ""), now).toList());
        }
        Optional<StoredBlob> found = blobs.in(path[1], path[2], path[3], now)
                .filter(blob -> blob.address().name().equals(path[3])).findFirst();
        if (call.method().equals("PUT")) {
            return write(call, new BlobAddress(path[1], path[2], path[3]), found, now);
        }
        return found.map(blob -> read(call, blob))
                .orElseGet(() -> error(404, "BlobNotFound", "The specified blob does not exist."));
    }

    /** Text only, as a page is; a blob is there as a whole or not at all. */
    private Answer write(Call call, BlobAddress address, Optional<StoredBlob> found, Instant now) {
        if (!call.header("x-ms-blob-type").orElse("").equals("BlockBlob")) {
            return error(400, "MissingRequiredHeader",
                    "An HTTP header that's mandatory for this request is not specified.");
        }
        if (found.isPresent() && call.header("If-None-Match").orElse("").equals("*")) {
            return error(409, "BlobAlreadyExists", "The specified blob already exists.");
        }
        StoredBlob stored = new StoredBlob(address, now,
                ByteBuffer.wrap(call.body().asText().getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer());
        blobs.put(stored);
        return new Answer(201, Map.of("ETag", stored.etag(), "Last-Modified", httpDate(now)), new Answer.Body.None());
    }

    private static Answer read(Call call, StoredBlob blob) {
        if (call.header("If-Match").filter(tag -> !tag.equals("*") && !tag.equals(blob.etag())).isPresent()) {
            return error(412, "ConditionNotMet",
                    "The condition specified using HTTP conditional header(s) is not met.");
        }
        if (call.method().equals("HEAD")) {
            return new Answer(200, properties(blob), new Answer.Body.None()).with("Content-Length",
                    Integer.toString(blob.size()));
        }
        // Azure prefers its own header, since some proxies drop Range.
        Optional<Matcher> range = call.header("x-ms-range").or(() -> call.header("Range")).map(RANGE::matcher)
                .filter(Matcher::matches);
        return range.map(wanted -> part(blob, wanted))
                .orElseGet(() -> new Answer(200, properties(blob), new Answer.Body.Bytes(blob.content())));
    }

    private static Answer part(StoredBlob blob, Matcher range) {
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty()
                ? blob.size() - 1L
                : Math.min(Long.parseLong(range.group(2)), blob.size() - 1L);
        if (from > last) {
            return error(416, "InvalidRange", "The range specified is invalid for the current size of the resource.")
                    .with("Content-Range",
                            "bytes */" + blob.size());
        }
        ByteBuffer slice = blob.content().slice((int) from, (int) (last - from + 1));
        return new Answer(206, properties(blob), new Answer.Body.Bytes(slice)).with("Content-Range",
                "bytes %d-%d/%d".formatted(from, last, blob.size()));
    }

    private static Map<String, String> properties(StoredBlob blob) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("ETag", blob.etag());
        headers.put("Last-Modified", httpDate(blob.lastModified()));
        headers.put("x-ms-creation-time", httpDate(blob.lastModified()));
        headers.put("Accept-Ranges", "bytes");
        headers.put("x-ms-blob-type", "BlockBlob");
        headers.put("x-ms-lease-state", "available");
        headers.put("x-ms-lease-status", "unlocked");
        headers.put("x-ms-server-encrypted", "true");
        return headers;
    }

    static String httpDate(Instant at) {
        return HTTP_DATE.format(at);
    }
}
