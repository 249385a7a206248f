package io.netwatch.capture.bridge;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.List;
import java.util.Optional;

/**
 * What the headers say of the body, judged before anything else. Helidon 4.3 takes a message that says twice where it ends,
 * or not clearly; a proxy in front may have seen another end, and what lies between would become a message of its own.
 */
final class Envelope {
    private Envelope() {}

    /** @throws RequestException the answer, after which the connection ends */
    static void check(Headers headers) {
        refusal(headers).ifPresent(status -> {
            throw RequestException.builder().type(DirectHandler.EventType.BAD_REQUEST).status(status)
                    .setKeepAlive(false).message(status.reasonPhrase()).build();
        });
    }

    private static Optional<Status> refusal(Headers headers) {
        List<String> lengths = values(headers, HeaderNames.CONTENT_LENGTH);
        List<String> codings = values(headers, HeaderNames.TRANSFER_ENCODING);
        boolean clear = lengths.size() + codings.size() <= 1 && lengths.stream().allMatch(Envelope::isLength)
                && codings.stream().allMatch("chunked"::equalsIgnoreCase);
        if (!clear) {
            return Optional.of(Status.BAD_REQUEST_400);
        }
        return values(headers, HeaderNames.CONTENT_ENCODING).stream().allMatch("identity"::equalsIgnoreCase)
                ? Optional.empty()
                : Optional.of(Status.UNSUPPORTED_MEDIA_TYPE_415);
    }

    private static List<String> values(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }

    /** ASCII digits only: parsers disagree on signs and other digits. */
    private static boolean isLength(String value) {
        return value.matches("[0-9]{1,18}");
    }
}
