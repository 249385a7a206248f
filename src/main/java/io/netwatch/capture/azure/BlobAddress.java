package io.netwatch.capture.azure;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a blob lies.
 *
 * @param endpoint of the storage account, {@code https://host[:port][/account]}
 * @param path the blob's name, unescaped
 */
record BlobAddress(String endpoint, String container, String path) {
    private static final String SUFFIX = ".cap";
    /** A page about a capture, stored beside its files. */
    private static final String PAGE = ".html";

    /** The address, or nothing when the URL is not one of a blob in a storage account of this cloud. */
    static Optional<BlobAddress> parse(Cloud cloud, String url) {
        try {
            Matcher parts = pattern(cloud).matcher(plain(new URI(url)));
            return parts.matches() && parts.group("path") != null
                    ? Optional
                            .of(new BlobAddress(parts.group("endpoint"), parts.group("container"), parts.group("path")))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether an address belongs to a storage account of this cloud, the account itself among them. */
    static boolean isInside(Cloud cloud, URI uri) {
        return pattern(cloud).matcher(plain(uri)).matches();
    }

    /** What the names of all files of a capture begin with that was announced at this address. */
    String stem() {
        return path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    /**
     * Whether a blob is a file of that capture. It has the same stem, which is asked for and not taken on trust. Several
     * instances and ring buffers add to the name before the suffix; only an announced prefix leaves open how it goes on.
     */
    boolean covers(String blobName) {
        String stem = stem();
        return blobName.startsWith(stem) && !blobName.endsWith(PAGE) && isFile(blobName.substring(stem.length()));
    }

    private boolean isFile(String more) {
        return path.equals(stem()) || more.equals(SUFFIX) || more.startsWith("_") || more.startsWith("/");
    }

    /** The address, without a query, of another blob in the same container. */
    String urlOf(String blobName) {
        return endpoint + "/" + container + "/" + escape(blobName);
    }

    /** Name of the storage account: the host's first part, or the path of clouds without a host per account. */
    String account(Cloud cloud) {
        return cloud.blobEndpoint().endsWith("/" + Cloud.ACCOUNT)
                ? endpoint.substring(endpoint.lastIndexOf('/') + 1)
                : URI.create(endpoint).getHost().split("\\.", 2)[0];
    }

    // A container is what Azure takes as one: anything else, unescaped, would be another address than the one that came in.
    private static Pattern pattern(Cloud cloud) {
        String endpoint = Pattern.quote(cloud.blobEndpoint()).replace(Cloud.ACCOUNT, "\\E[a-z0-9]{3,24}\\Q");
        return Pattern.compile(
                "(?s)(?<endpoint>(?i:%s))(/((?<container>[$a-z0-9-]{1,63})(/(?<path>.+))?)?)?".formatted(endpoint));
    }

    private static String plain(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }

    private static String escape(String path) {
        try {
            // Behind a host, because a name may begin with a slash, and two of them would be the beginning of one.
            return new URI("https", "host", "/" + path, null).toASCIIString().substring("https://host/".length());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address can be made of the blob name " + path, e);
        }
    }
}
