package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
import io.netwatch.capture.core.terms.ArmId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A blob address may carry neither a signature nor a login: it is shown in the status. */
final class BlobUriCheck {
    private static final String FIELD = "spec.storage.blobUri";

    private BlobUriCheck() {}

    static List<Problem> problems(String blobUri, Optional<ArmId> account) {
        if (blobUri == null) {
            return List.of();
        }
        try {
            return problems(new URI(blobUri), account);
        } catch (URISyntaxException e) {
            return List.of(
                    new Problem(FIELD, Clauses.NOT_HTTPS));
        }
    }

    /** Whether the blob is certainly not in this account: a status that somebody edited may name any other. */
    static boolean isElsewhere(String blobUrl, String accountId) {
        return ArmId.parse(accountId).filter(account -> isInside(blobUrl, account.name())).isEmpty();
    }

    // The value itself is not repeated: it may hold a secret.
    private static List<Problem> problems(URI uri, Optional<ArmId> account) {
        return SpecCheck.problems(
                SpecCheck.when(!"https".equals(uri.getScheme()) || uri.getHost() == null, FIELD,
                        Clauses.NOT_HTTPS),
                SpecCheck.when(
                        uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null,
                        FIELD, Clauses.SIGNED),
                SpecCheck.when(account.filter(id -> uri.getHost() != null && !isInside(uri, id.name())).isPresent(),
                        FIELD, Clauses.OTHER_ACCOUNT));
    }

    /** Whether this address, which Azure has announced, lies in the account. */
    static boolean isInside(String blobUrl, String account) {
        try {
            URI uri = new URI(blobUrl);
            return uri.getHost() != null && isInside(uri, account);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The allow-list knows the account by its id, so the address must not lead to another one. */
    private static boolean isInside(URI uri, String account) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String name = account.toLowerCase(Locale.ROOT);
        // Clouds without a host per account, such as emulators, have the account as the first part of the path.
        return host.startsWith(name + ".") || (!host.contains(".blob.") && uri.getPath().startsWith("/" + name + "/"));
    }
}
