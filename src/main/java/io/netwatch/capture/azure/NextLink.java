package io.netwatch.capture.azure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** Where the next page of a list is. */
final class NextLink {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NextLink() {}

    /** Empty on the last page. */
    static String of(String body) throws IOException {
        return JSON.readTree(body).path("nextLink").asText("");
    }
}
