package io.netwatch.capture.core.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** A blob address may carry neither a signature nor a login: it is shown in the status. */
final class BlobUriCheck {
    private static final String FIELD = "spec.storage.blobUri";

    private BlobUriCheck() {}

    static List<Problem> problems(String blobUri) {
        if (blobUri == null) {
            return List.of();
        }
        try {
            return problems(new URI(blobUri));
        } catch (URISyntaxException e) {
            return List.of(
                    new Problem(FIELD, "is not a URL: write https://ACCOUNT.blob.core.windows.net/CONTAINER/x.cap"));
        }
    }

    // The value itself is not repeated: it may hold a secret.
    private static List<Problem> problems(URI uri) {
        return SpecCheck.problems(
                SpecCheck.when(!"https".equals(uri.getScheme()) || uri.getHost() == null, FIELD,
                        "is not an https URL: write https://ACCOUNT.blob.core.windows.net/CONTAINER/x.cap"),
                SpecCheck.when(
                        uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null,
                        FIELD, "carries a query, a fragment or a login: remove it, Azure needs no SAS here"));
    }
}
