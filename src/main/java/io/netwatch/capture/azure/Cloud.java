package io.netwatch.capture.azure;

import com.azure.core.management.AzureEnvironment;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One Azure cloud: a public one, a sovereign one, or a private one such as the sandbox.
 *
 * @param name for people
 * @param armEndpoint Azure Resource Manager, {@code https://host[:port]}
 * @param armScope what tokens for Resource Manager are asked for; it ends in {@code /.default}
 * @param authorityHost Entra, {@code https://host[:port]/}
 * @param blobEndpoint template of a storage account's blob endpoint: {@code https://{account}.blob.core.windows.net}, or
 *        with a port and the account as path, {@code https://localhost:1234/{account}}
 * @param apiVersion of all calls to Network Watcher; sovereign clouds may lag behind the SDK's own
 */
public record Cloud(String name, URI armEndpoint, String armScope, URI authorityHost, String blobEndpoint,
        String apiVersion) {
    /** The version in the recordings that this project relies on; it knows ring buffers too. */
    public static final String DEFAULT_API_VERSION = "2024-07-01";
    private static final String CHINA = "login.chinacloudapi.cn";
    /** Where Microsoft's library sends token requests that are meant for China's authority. */
    private static final String TOKEN_ALIAS = "login.partner.microsoftonline.cn";
    static final String ACCOUNT = "{account}";
    private static final Predicate<String> BLOB_ENDPOINT = Pattern
            .compile("https://(\\{account}\\.[A-Za-z0-9.-]+(:\\d+)?|[A-Za-z0-9.-]+:\\d+/\\{account})")
            .asMatchPredicate();
    private static final Predicate<String> API_VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?")
            .asMatchPredicate();

    public Cloud {
        armEndpoint = origin("armEndpoint", armEndpoint);
        authorityHost = origin("authorityHost", authorityHost).resolve("/");
        require(armScope.endsWith("/.default"), "armScope", armScope, "Use the audience followed by /.default.");
        require(BLOB_ENDPOINT.test(blobEndpoint), "blobEndpoint", blobEndpoint,
                "Use https://{account}.SUFFIX or https://HOST:PORT/{account}.");
        require(API_VERSION.test(apiVersion), "apiVersion", apiVersion, "Use a date such as 2024-07-01.");
    }

    public static Cloud azurePublic() {
        return known("AzurePublic", AzureEnvironment.AZURE);
    }

    public static Cloud azureChina() {
        return known("AzureChina", AzureEnvironment.AZURE_CHINA);
    }

    public static Cloud azureUsGovernment() {
        return known("AzureUSGovernment", AzureEnvironment.AZURE_US_GOVERNMENT);
    }

    /** Microsoft's own authorities vouch for each other; asking one of them about a private one only costs time. */
    boolean hasPrivateAuthority() {
        return AzureEnvironment.knownEnvironments().stream()
                .noneMatch(known -> URI.create(known.getActiveDirectoryEndpoint()).getAuthority()
                        .equalsIgnoreCase(authorityHost.getAuthority()));
    }

    /** The hosts that a firewall must let through, as {@code host} or {@code host:port}; a star stands for any account. */
    public List<String> hosts() {
        Stream<String> own = Stream.of(armEndpoint.getAuthority(), authorityHost.getAuthority(),
                blobEndpoint.replace("https://", "").replace("/" + ACCOUNT, "").replace(ACCOUNT, "*"));
        return Stream.concat(own, Stream.of(TOKEN_ALIAS).filter(_ -> authorityHost.getHost().equals(CHINA)))
                .distinct().toList();
    }

    private static Cloud known(String name, AzureEnvironment environment) {
        return new Cloud(name, URI.create(environment.getResourceManagerEndpoint()),
                // The audience ends in a slash of its own, so two slashes are right.
                environment.getManagementEndpoint() + "/.default",
                URI.create(environment.getActiveDirectoryEndpoint()),
                "https://" + ACCOUNT + ".blob" + environment.getStorageEndpointSuffix(), DEFAULT_API_VERSION);
    }

    private static URI origin(String field, URI uri) {
        boolean bare = "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null
                && uri.getQuery() == null && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
        require(bare, field, uri.toString(), "Use https://HOST or https://HOST:PORT without a path.");
        return URI.create("https://" + uri.getRawAuthority());
    }

    private static void require(boolean holds, String field, String value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException("cloud.%s is \"%s\". %s".formatted(field, value, remedy));
        }
    }
}
