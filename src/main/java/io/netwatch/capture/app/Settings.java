package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.EntraSection;
import io.netwatch.capture.app.Configuration.NewsSection;
import io.netwatch.capture.app.Configuration.SinkSection;
import io.netwatch.capture.app.Configuration.TlsSection;
import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.azure.Trust;
import io.netwatch.capture.bridge.BridgeConfig;
import io.netwatch.capture.bridge.EntraCaller;
import io.netwatch.capture.bridge.EntraCaller.Authority;
import io.netwatch.capture.bridge.tls.TlsFiles;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.notify.AllowedHosts;
import io.netwatch.capture.notify.NewsConfig;
import io.netwatch.capture.operator.InspectionConfig;
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

    /** @throws IllegalArgumentException when a part of it is missing or wrong */
    static NewsConfig news(Configuration config) {
        NewsSection news = config.news();
        return new NewsConfig(news.sinks().stream().map(Settings::sink).toList(),
                new AllowedHosts(news.hosts(), news.plainHttpToLoopback()));
    }

    private static Sink sink(SinkSection sink) {
        if (sink.name() == null || sink.type() == null || sink.urlFile() == null) {
            throw new Misconfigured("news.sinks[] needs name, type and urlFile: add what is missing");
        }
        if (sink.tokenFile() != null && sink.type() != Sink.Kind.CloudEvents) {
            throw new Misconfigured("news.sinks[].tokenFile of " + sink.name()
                    + " belongs to type CloudEvents: remove it, the address of " + sink.type() + " is its own proof");
        }
        return new Sink(sink.name(), sink.type(), new Sink.Place.InFile(sink.urlFile().toString()),
                Optional.ofNullable(sink.tokenFile()).map(file -> new Sink.Place.InFile(file.toString())));
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

    static InspectionConfig inspections(Configuration config) {
        long bytes = config.evidence().maxReadBytes();
        if (bytes < 1 || bytes > MOST_READ_BYTES) {
            throw new Misconfigured("evidence.maxReadBytes is " + bytes + ": give 1 to " + MOST_READ_BYTES);
        }
        return new InspectionConfig(bytes, config.evidence().dnsNames(), switch (config.evidence().store()) {
            case "none" -> false;
            case "beside-blob" -> true;
            default -> throw new Misconfigured("evidence.store is \"" + config.evidence().store()
                    + "\": use none or beside-blob");
        });
    }
}
