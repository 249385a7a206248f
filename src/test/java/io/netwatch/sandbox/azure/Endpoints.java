package io.netwatch.sandbox.azure;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that this Azure writes into its answers.
 *
 * @param arm without trailing slash
 * @param authority without trailing slash
 * @param blob one account's blob endpoint, with {@code {account}} where its name goes, without trailing slash
 */
public record Endpoints(String arm, String authority, String blob) {
    public static final Endpoints PUBLIC = new Endpoints("https://management.azure.com",
            "https://login.microsoftonline.com",
            "https://{account}.blob.core.windows.net");

    // Real blob URLs are understood everywhere, so that a manifest written for Azure works in the box.
    private static final Pattern REAL = Pattern.compile("https://([^./]+)\\.blob\\.[^/]+/([^/]+)/(.+)");

    /** Where one blob lies. */
    public record BlobAddress(String account, String container, String name) {}

    String blobUrl(BlobAddress address) {
        return blobEndpoint(address.account()) + "/" + address.container() + "/" + address.name();
    }

    String blobEndpoint(String account) {
        return blob.replace("{account}", account);
    }

    Optional<BlobAddress> parseBlobUrl(String url) {
        return parse(ours(), url).or(() -> parse(REAL, url));
    }

    private Pattern ours() {
        int hole = blob.indexOf("{account}");
        return Pattern.compile(Pattern.quote(blob.substring(0, hole)) + "([^./]+)"
                + Pattern.quote(blob.substring(hole + "{account}".length()))
                + "/([^/]+)/(.+)");
    }

    private static Optional<BlobAddress> parse(Pattern pattern, String url) {
        var match = pattern.matcher(url);
        return match.matches()
                ? Optional.of(new BlobAddress(match.group(1), match.group(2), match.group(3)))
                : Optional.empty();
    }
}
