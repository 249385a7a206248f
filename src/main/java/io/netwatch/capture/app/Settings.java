package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.EntraSection;
import io.netwatch.capture.app.Configuration.TlsSection;
import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.azure.Trust;
import io.netwatch.capture.bridge.BridgeConfig;
import io.netwatch.capture.bridge.EntraCaller;
import io.netwatch.capture.bridge.EntraCaller.Authority;
import io.netwatch.capture.bridge.tls.TlsFiles;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Gives every room the part of the configuration that it declares. */
final class Settings {
    /** No capture file is longer. */
    private static final long MOST_READ_BYTES = 4_294_967_295L;

    private Settings() {}

    static BridgeConfig bridge(Configuration config) {
        if (config.bridge() == null) {
            throw new Misconfigured("bridge is missing: it needs bridge.tokens, a list of {file, namespace}");
        }
        return new BridgeConfig(config.bridge().host(), config.bridge().port(), config.bridge().tokens().stream()
                .map(token -> new BridgeConfig.Caller(token.file(), token.namespace())).toList(),
                config.bridge().entra().stream().map(Settings::entra).toList(), config.bridge().requireBoth(),
                tls(config.bridge().tls()), null);
    }

    private static EntraCaller entra(EntraSection entra) {
        return new EntraCaller(authority(entra), entra.tenantId(), entra.clientId(), entra.namespace(), entra.appId(),
                entra.role());
    }

    private static Authority authority(EntraSection entra) {
        if (entra.authority() != null) {
            return new Authority(entra.authority(), entra.authority(), trust(entra));
        }
        return switch (entra.cloud() == null ? "AzurePublic" : entra.cloud()) {
            case "AzurePublic" -> Authority.PUBLIC;
            case "AzureChina" -> Authority.CHINA;
            case "AzureUSGovernment" -> Authority.US_GOVERNMENT;
            default -> throw new Misconfigured("bridge.entra[].cloud is \"" + entra.cloud()
                    + "\": use AzurePublic, AzureChina or AzureUSGovernment, or name bridge.entra[].authority");
        };
    }

    private static Optional<SSLContext> trust(EntraSection entra) {
        try {
            return Optional.ofNullable(entra.caFile()).map(Trust::only);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("bridge.entra[]." + e.getMessage(), e);
        }
    }

    private static Optional<TlsFiles> tls(TlsSection tls) {
        return Optional.ofNullable(tls).map(section -> new TlsFiles(section.certificateFile(), section.keyFile()));
    }

    static long maxReadBytes(Configuration config) {
        long bytes = config.evidence().maxReadBytes();
        if (bytes < 1 || bytes > MOST_READ_BYTES) {
            throw new Misconfigured("evidence.maxReadBytes is " + bytes + ": give 1 to " + MOST_READ_BYTES);
        }
        return bytes;
    }
}
