package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.AzureSection;
import io.netwatch.capture.app.Main.Role;
import io.netwatch.capture.azure.AzureAccounts;
import io.netwatch.capture.azure.Identity;
import io.netwatch.capture.bridge.BridgeConfig;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.evidence.summary.Units;
import io.netwatch.capture.notify.NewsConfig;
import io.netwatch.capture.operator.InspectionConfig;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process with this configuration would do, for a person to read before it does. Files are read as at the start,
 * nobody is contacted, and no secret is shown.
 */
record ConfigurationCheck(Configuration config, Role role, Map<String, String> environment) {

    /** @throws RuntimeException with the sentence that the start would end with */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line("role", role.name()));
        lines.add(line("own namespace", config.namespace()));
        if (role.drives()) {
            drives(lines);
        }
        if (role.drives()) {
            tells(lines, Settings.news(config));
        }
        if (role.listens()) {
            listens(lines, Settings.bridge(config));
        }
        lines.add(line("health", config.health().host() + ":" + config.health().port()));
        return lines;
    }

    private void drives(List<String> lines) {
        AzureSettings settings = AzureSettings.of(config, environment);
        new AzureAccounts(settings.clouds(), InstantSource.system());
        Optional<Identity> own = new OwnIdentity(settings).read();
        lines.add(line("install id", Optional.ofNullable(config.installId()).map(id -> new InstallId(id).hex())
                .orElse("derived at the start from the UID of kube-system and the own namespace")));
        lines.add(line("leader election", config.leaderElection() ? "yes" : "no: exactly one operator may run"));
        lines.add(line("usual cloud", settings.section().cloud()));
        Hosts.lines(settings).forEach(hosts -> lines.add(line("firewall", "let through to " + hosts)));
        lines.add(line("own identity", own.map(identity -> identity(identity, settings.section()))
                .orElse("none: every request must name a Secret in spec.credentialsRef")));
        lines.add(line("evidence", evidence(Settings.inspections(config))));
        config.allow().forEach(allowed -> lines.add(line("allowed",
                "namespace %s: %s".formatted(allowed.namespace(), allowed.scope()))));
        if (config.allow().isEmpty()) {
            lines.add(line("allowed", "nothing: add {namespace, scope} to allow"));
        }
    }

    /** Silent where nothing is configured: policies have their sinks all the same. */
    private static void tells(List<String> lines, NewsConfig news) {
        if (news.equals(NewsConfig.NONE)) {
            return;
        }
        news.check();
        news.sinks()
                .forEach(sink -> lines.add(line("news", "every request, to " + sink.id() + " (" + sink.kind() + ")")));
        Stream.of(Sink.Kind.values()).filter(kind -> !news.hosts().of(kind).isEmpty())
                .forEach(kind -> lines.add(line("news hosts",
                        kind + ": " + String.join(", ", news.hosts().of(kind)))));
    }

    private static String evidence(InspectionConfig look) {
        return Units.bytes(look.maxReadBytes()) + " of each file are read"
                + (look.dnsNames() ? "" : ", names that were looked up are not told")
                + (look.storesPage() ? ", a page is stored beside it" : "");
    }

    private static void listens(List<String> lines, BridgeConfig bridge) {
        bridge.check();
        lines.add(line("alerts", bridge.host() + ":" + bridge.port() + ", each within "
                + bridge.deadline().toSeconds() + " s"));
        lines.add(line("certificate", bridge.tls().map(tls -> tls.certificate().toString())
                .orElse("none: HTTP, for a proxy with TLS in front")));
        bridge.callers().forEach(caller -> lines.add(line("sender",
                "namespace %s, token in %s".formatted(caller.namespace(), caller.tokenFile()))));
    }

    private static String identity(Identity identity, AzureSection section) {
        String client = identity.client().map(id -> ", client id " + id).orElse("");
        return identity.kind() + client + (section.tenantId() == null ? "" : ", tenant " + section.tenantId());
    }

    private static String line(String what, String value) {
        return "%-16s %s".formatted(what, value);
    }
}
