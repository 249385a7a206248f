package io.netwatch.capture.bridge;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * A secure webhook: Azure Monitor sends with a token that the sender's tenant gave it for our app registration.
 *
 * @param clientId of our app registration; tokens carry it as their audience, bare or as {@code api://CLIENT_ID}
 * @param namespace where these alerts meet policies and create requests
 * @param appId of the sender; Azure Monitor's own when null
 * @param role that the sender must have; Azure Monitor's own when null
 */
public record EntraCaller(Authority authority, String tenantId, String clientId, String namespace, String appId,
        String role) {
    /** "AzNS AAD Webhook", the principal of action groups in every tenant and cloud. */
    private static final String ACTION_GROUPS = "461e8683-5575-4561-ac7f-899cc907d62a";
    private static final String ACTION_GROUPS_ROLE = "ActionGroupsSecureWebhook";

    /**
     * A cloud's Entra.
     *
     * @param host gives tokens of version 2 and the keys, {@code https://host[:port]}
     * @param olderIssuer of tokens of version 1, {@code https://host}
     * @param trust whose certificates alone are trusted, for private clouds; what Java trusts when empty
     */
    public record Authority(URI host, URI olderIssuer, Optional<SSLContext> trust) {
        public static final Authority PUBLIC = of("https://login.microsoftonline.com", "https://sts.windows.net");
        public static final Authority CHINA = of("https://login.partner.microsoftonline.cn",
                "https://sts.chinacloudapi.cn");
        public static final Authority US_GOVERNMENT = of("https://login.microsoftonline.us", "https://sts.windows.net");

        private static Authority of(String host, String older) {
            return new Authority(URI.create(host), URI.create(older), Optional.empty());
        }
    }

    public EntraCaller {
        require(tenantId, "tenantId", "the directory whose tokens are taken");
        require(clientId, "clientId", "the app registration that the action group names");
        require(namespace, "namespace", "where these alerts create requests");
        authority = Objects.requireNonNullElse(authority, Authority.PUBLIC);
        appId = Objects.requireNonNullElse(appId, ACTION_GROUPS);
        role = Objects.requireNonNullElse(role, ACTION_GROUPS_ROLE);
    }

    Set<String> issuers() {
        return Set.of(authority.host() + "/" + tenantId + "/v2.0", authority.olderIssuer() + "/" + tenantId + "/");
    }

    Set<String> audiences() {
        return Set.of(clientId, "api://" + clientId);
    }

    URI keys() {
        return URI.create(authority.host() + "/" + tenantId + "/discovery/v2.0/keys");
    }

    private static void require(String value, String field, String meaning) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("bridge.entra[].%s is missing: name %s.".formatted(field, meaning));
        }
    }
}
