package io.netwatch.capture.bridge;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerResponse;
import io.netwatch.capture.bridge.schema.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What CloudEvents 1.0 puts into headers: the attributes of an event in binary mode, and the sender's first question. */
final class CloudEvents {
    static final String METHODS = "POST";

    private static final String PREFIX = "ce-";
    private static final int LONGEST = 2048;
    private static final HeaderName ORIGIN = HeaderNames.create("WebHook-Request-Origin");
    private static final HeaderName ALLOWED_ORIGIN = HeaderNames.create("WebHook-Allowed-Origin");
    private static final HeaderName ALLOWED_RATE = HeaderNames.create("WebHook-Allowed-Rate");

    private CloudEvents() {}

    static Map<String, String> attributes(Headers headers) {
        return headers.stream().filter(header -> header.headerName().lowerCase().startsWith(PREFIX))
                .collect(Collectors.toMap(header -> header.headerName().lowerCase().substring(PREFIX.length()),
                        CloudEvents::value, (first, second) -> first));
    }

    /** Who asks to send events here. */
    static Optional<String> origin(Headers headers) {
        return headers.first(ORIGIN).map(origin -> Fields.harmless(origin, 256)).filter(origin -> !origin.isBlank());
    }

    /** A 200 alone is no consent: it takes these headers. */
    static void consent(ServerResponse response, String origin) {
        response.header(ALLOWED_ORIGIN, origin).header(ALLOWED_RATE, "*").header(HeaderNames.ALLOW, METHODS);
    }

    private static String value(Header header) {
        return Fields.harmless(header.get(), LONGEST);
    }
}
