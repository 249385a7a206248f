package io.netwatch.capture.core.news;

import io.netwatch.capture.api.Notification;
import io.netwatch.capture.api.NotificationSecret;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who wants to hear of captures.
 *
 * @param id a name of the operator's configuration, or {@code TYPE/SECRET/KEY} of a policy
 * @param address where its https address stands
 * @param token where a bearer token stands, if there is one
 */
public record Sink(String id, Kind kind, Place address, Optional<Place> token) {
    private static final String TOKEN = "token";

    /** How news is written. */
    public enum Kind {
        CloudEvents, Slack, Teams
    }

    /** Where a secret stands: it is read anew for each message, so that it may be rotated. */
    public sealed interface Place {

        record InSecret(String namespace, String name, String key) implements Place {}

        record InFile(String path) implements Place {}
    }

    /** Those of a policy. */
    public static List<Sink> of(String namespace, PacketCapturePolicySpec policy) {
        return policy.notifications().stream().filter(each -> each.type() != null && each.secretRef() != null)
                .map(each -> of(namespace, each)).toList();
    }

    private static Sink of(String namespace, Notification notification) {
        NotificationSecret secret = notification.secretRef();
        Kind kind = Kind.valueOf(notification.type().name());
        Optional<Place> token = Optional.<Place>of(new Place.InSecret(namespace, secret.name(), TOKEN))
                .filter(_ -> kind == Kind.CloudEvents);
        return new Sink(kind + "/" + secret.name() + "/" + secret.key(), kind,
                new Place.InSecret(namespace, secret.name(), secret.key()), token);
    }
}
