package io.netwatch.capture.notify;

import io.netwatch.capture.core.news.Sink;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses news may be sent to. Whoever may write a policy may name an address, and the operator may reach more of
 * the network than that person: so only known hosts, only https, and no other port unless it is listed.
 *
 * @param listed {@code HOST}, {@code *.SUFFIX}, either with {@code :PORT}
 * @param plainHttpToLoopback whether http is enough for a listed address of this very machine
 */
public record AllowedHosts(List<String> listed, boolean plainHttpToLoopback) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Pattern ENTRY = Pattern
            .compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    public AllowedHosts {
        listed = listed.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).toList();
        listed.stream().filter(entry -> !ENTRY.matcher(entry).matches()).findFirst().ifPresent(wrong -> {
            throw new IllegalArgumentException(
                    "news.hosts has \"" + wrong + "\": write HOST or *.SUFFIX, with :PORT where it is not 443");
        });
    }

    /** Those that a kind may always be at. */
    static List<String> usual(Sink.Kind kind) {
        return switch (kind) {
            case Slack -> List.of("hooks.slack.com");
            case Teams -> List.of("*.webhook.office.com", "*.logic.azure.com", "*.api.powerplatform.com");
            case CloudEvents -> List.of();
        };
    }

    /** All that a sink of this kind may be at. */
    public List<String> of(Sink.Kind kind) {
        return Stream.concat(usual(kind).stream(), listed.stream()).toList();
    }

    /** Why nothing may be sent there, as a sentence that does not repeat the address; empty when it may. */
    Optional<String> problem(Sink.Kind kind, URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return Optional.of("The address is not an https URL with a host and without a login.");
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        boolean plainAllowed = plain && plainHttpToLoopback && LOOPBACK.contains(host);
        if (!plainAllowed && !"https".equalsIgnoreCase(address.getScheme())) {
            return Optional.of("The address does not begin with https://.");
        }
        int usualPort = plain ? HTTP : HTTPS;
        int port = address.getPort() < 0 ? usualPort : address.getPort();
        return of(kind).stream().anyMatch(entry -> matches(entry, host, port))
                ? Optional.empty()
                : Optional.of("The host of the address is not allowed for " + kind
                        + ": ask the operator's owner to add it to news.hosts.");
    }

    private static boolean matches(String entry, String host, int port) {
        int colon = entry.indexOf(':');
        String name = colon < 0 ? entry : entry.substring(0, colon);
        boolean samePort = port == (colon < 0 ? HTTPS : Integer.parseInt(entry.substring(colon + 1)));
        return samePort && (name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name));
    }
}
