package io.netwatch.capture.core.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Notification;
import io.netwatch.capture.api.NotificationSecret;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.news.Sink.Kind;
import io.netwatch.capture.core.news.Sink.Place.InSecret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom a policy tells of its captures. */
class SinkTest {

    @Test
    void eachNamesWhereItsAddressStandsAndOnlyCloudEventsMayHaveAToken() {
        assertThat(sinks(new Notification(Notification.Kind.Slack, new NotificationSecret("hook", "url")),
                new Notification(Notification.Kind.CloudEvents, new NotificationSecret("events", "address"))))
                .containsExactly(
                        new Sink("Slack/hook/url", Kind.Slack, new InSecret("shop", "hook", "url"), Optional.empty()),
                        new Sink("CloudEvents/events/address", Kind.CloudEvents,
                                new InSecret("shop", "events", "address"),
                                Optional.of(new InSecret("shop", "events", "token"))));
    }

    @Test
    void halfASinkIsNone() {
        assertThat(sinks(new Notification(null, new NotificationSecret("hook", "url")),
                new Notification(Notification.Kind.Teams, null))).isEmpty();
    }

    private static List<Sink> sinks(Notification... notify) {
        return Sink.of("shop", new PacketCapturePolicySpec(null, null, null, null, null, null, null, null, null,
                List.of(notify)));
    }
}
