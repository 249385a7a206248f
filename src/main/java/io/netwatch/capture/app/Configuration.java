package io.netwatch.capture.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.terms.Reach.Allowance;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The operator's own configuration file, as written. {@code docs/configuration.md} explains every key.
 *
 * @param installId 8 hexadecimal digits; derived from the cluster when absent
 * @param namespace the operator's own namespace
 * @param allow which namespace may use which part of Azure; nothing by default
 */
record Configuration(String installId, String namespace, AzureSection azure, List<Allowance> allow,
        BridgeSection bridge,
        HealthSection health, LimitsSection limits, EvidenceSection evidence, boolean leaderElection,
        NewsSection news) {

    Configuration {
        namespace = namespace == null ? "default" : namespace;
        allow = allow == null ? List.of() : List.copyOf(allow);
        health = health == null ? new HealthSection(null, null) : health;
        limits = limits == null ? new LimitsSection(null) : limits;
        evidence = evidence == null ? new EvidenceSection(null, null, null) : evidence;
        news = news == null ? new NewsSection(null, null, false) : news;
    }

    /**
     * How to reach Azure.
     *
     * @param cloud the one that is meant where nobody names one
     * @param clouds those that are not Microsoft's, or not quite
     * @param credential the operator's own
     */
    record AzureSection(String cloud, List<CloudSection> clouds, CredentialKind credential, String tenantId,
            String clientId, Path clientSecretFile, Path clientCertificateFile, Path federatedTokenFile) {
        AzureSection {
            cloud = cloud == null ? "AzurePublic" : cloud;
            clouds = clouds == null ? List.of() : List.copyOf(clouds);
            credential = credential == null ? CredentialKind.ClientSecret : credential;
        }
    }

    /** How the operator signs in. */
    enum CredentialKind {
        ClientSecret, ClientCertificate, WorkloadIdentity, ManagedIdentity, None
    }

    /** A cloud such as Azure Stack or the sandbox. One of Microsoft's needs no addresses, and may be given others. */
    record CloudSection(String name, URI resourceManager, URI authority, String audience, String blobEndpoint,
            String apiVersion, Path caFile) {}

    /**
     * Where alerts come in, by HTTPS when there is a certificate.
     *
     * @param drainSeconds how long alerts are still taken after the process has said that it is not ready any more
     */
    record BridgeSection(String host, Integer port, List<TokenFile> tokens, List<EntraSection> entra,
            boolean requireBoth, TlsSection tls, Integer drainSeconds) {
        BridgeSection {
            host = host == null ? "0.0.0.0" : host;
            port = port == null ? 8080 : port;
            drainSeconds = drainSeconds == null ? 3 : drainSeconds;
            if (drainSeconds < 0 || drainSeconds > 30) {
                throw new IllegalArgumentException("bridge.drainSeconds is " + drainSeconds + ": give 0 to 30");
            }
            tokens = tokens == null ? List.of() : List.copyOf(tokens);
            entra = entra == null ? List.of() : List.copyOf(entra);
        }
    }

    /** The bridge's certificate and its key, in PEM. */
    record TlsSection(Path certificateFile, Path keyFile) {}

    /** A caller's token, and the namespace in which its alerts may create requests. */
    record TokenFile(@JsonProperty("file") Path file, String namespace) {}

    /**
     * What this installation may use of Azure.
     *
     * @param maxSessionsPerWatcher sessions per region and subscription, other people's included
     */
    record LimitsSection(Integer maxSessionsPerWatcher) {
        LimitsSection {
            maxSessionsPerWatcher = maxSessionsPerWatcher == null ? 10_000 : maxSessionsPerWatcher;
            if (maxSessionsPerWatcher < 1) {
                throw new IllegalArgumentException("limits.maxSessionsPerWatcher is " + maxSessionsPerWatcher
                        + ": give a number from 1 on");
            }
        }
    }

    /**
     * How capture files are looked into; sizes in bytes.
     *
     * @param dnsNames whether names that were looked up may be told
     * @param store where the page about a capture goes: none or beside-blob
     */
    record EvidenceSection(Long maxReadBytes, Boolean dnsNames, String store) {
        private static final long DEFAULT = 256L << 20;

        EvidenceSection {
            maxReadBytes = maxReadBytes == null ? DEFAULT : maxReadBytes;
            dnsNames = dnsNames == null || dnsNames;
            store = store == null ? "none" : store;
        }
    }

    /**
     * A sender that proves itself by an Entra token.
     *
     * @param cloud AzurePublic, AzureChina or AzureUSGovernment; another one with {@code authority}
     * @param authority Entra of another cloud, {@code https://host[:port]}
     * @param caFile certificates that alone are trusted when the authority's keys are read
     */
    record EntraSection(String tenantId, String clientId, String namespace, String cloud, URI authority, Path caFile,
            String appId, String role) {}

    /**
     * Who is told of captures.
     *
     * @param sinks that hear of every request
     * @param hosts that a sink, also one of a policy, may be at beside those that its kind always may
     * @param plainHttpToLoopback whether http is enough for listed hosts of this very machine
     */
    record NewsSection(List<SinkSection> sinks, List<String> hosts, boolean plainHttpToLoopback) {
        NewsSection {
            sinks = sinks == null ? List.of() : List.copyOf(sinks);
            hosts = hosts == null ? List.of() : List.copyOf(hosts);
        }
    }

    /** One sink; its address is a secret and therefore in a file, as is the bearer token that CloudEvents may need. */
    record SinkSection(String name, Sink.Kind type, Path urlFile, Path tokenFile) {}

    /** Where health and metrics are served. */
    record HealthSection(String host, Integer port) {
        HealthSection {
            host = host == null ? "0.0.0.0" : host;
            port = port == null ? 8081 : port;
        }
    }
}
