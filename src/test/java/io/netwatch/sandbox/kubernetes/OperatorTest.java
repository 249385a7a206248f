package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real operator, with server-side apply on as it is by default, against the server. */
class OperatorTest {
    @RegisterExtension
    private final ServerExtension server = new ServerExtension();
    private KubernetesClient client;
    private Operator operator;

    /** Paints each widget in two passes, and needs two passes to clean up. */
    @ControllerConfiguration(name = "painter", finalizerName = "example.test/painter")
    private static final class Painter implements Reconciler<Widget>, Cleaner<Widget> {
        private final AtomicInteger visits = new AtomicInteger();
        private final AtomicInteger cleanups = new AtomicInteger();

        @Override
        public UpdateControl<Widget> reconcile(Widget widget, Context<Widget> context) {
            if (visits.incrementAndGet() == 1) {
                return UpdateControl.<Widget>noUpdate().rescheduleAfter(Duration.ofMillis(100));
            }
            Widget painted = Widget.named(widget.getMetadata().getName(), widget.getSpec().size());
            painted.setSpec(null);
            painted.setStatus(Widget.Status.of("Painted"));
            return UpdateControl.patchStatus(painted);
        }

        @Override
        public DeleteControl cleanup(Widget widget, Context<Widget> context) {
            return cleanups.incrementAndGet() == 1
                    ? DeleteControl.noFinalizerRemoval().rescheduleAfter(Duration.ofMillis(100))
                    : DeleteControl.defaultDelete();
        }
    }

    @BeforeEach
    void start() {
        client = server.client();
    }

    @AfterEach
    void stop() {
        if (operator != null) {
            operator.stop();
        }
    }

    @Test
    void anOperatorAddsItsFinalizerReconcilesComesBackAndCleansUp() {
        Painter painter = new Painter();
        operator = new Operator(settings -> settings.withKubernetesClient(client)
                .withCloseClientOnStop(false));
        operator.register(painter);
        operator.start();

        client.resource(Widget.named("left", 3)).create();
        await().untilAsserted(() -> assertThat(server.widget("left").at("/status/phase").asText())
                .isEqualTo("Painted"));
        assertThat(server.widget("left").at("/metadata/finalizers/0").asText())
                .isEqualTo("example.test/painter");
        assertThat(painter.visits.get()).isGreaterThan(1);

        client.resources(Widget.class).withName("left").delete();
        await().until(() -> server.find("left").isEmpty());
        assertThat(painter.cleanups).hasValue(2);
    }

    @Test
    void anOperatorWorksOnlyOnceItHasTheLease() {
        Painter painter = new Painter();
        operator = new Operator(settings -> settings.withKubernetesClient(client).withCloseClientOnStop(false)
                .withLeaderElectionConfiguration(LeaderElectionConfigurationBuilder
                        .aLeaderElectionConfiguration("painters").withLeaseNamespace("default").withIdentity("me")
                        // The default ends the JVM, and with it all other tests.
                        .buildForTest(false)));
        operator.register(painter);
        operator.start();

        await().untilAsserted(() -> assertThat(client.leases().withName("painters").get().getSpec().getHolderIdentity())
                .isEqualTo("me"));
        client.resource(Widget.named("left", 3)).create();
        await().untilAsserted(() -> assertThat(painter.visits.get()).isPositive());
    }
}
