package io.netwatch.hard;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Processes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes requests, posts alerts and deletes both, at random and at a steady rate, whatever happens to the operators. */
final class People implements AutoCloseable {
    private final Stage stage;
    private final Register register;
    private final Alerts alerts;
    private final Random random;
    private final double perSecond;
    private final int timeToLive;
    private final Thread thread = Thread.ofPlatform().name("people").unstarted(this::live);
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger deletions = new AtomicInteger();
    private int number;

    private People(Stage stage, Register register, Alerts alerts, long seed, double perSecond, int timeToLive) {
        this.stage = stage;
        this.register = register;
        this.alerts = alerts;
        this.random = new Random(seed);
        this.perSecond = perSecond;
        this.timeToLive = timeToLive;
    }

    /**
     * @param perSecond deeds, half of them requests, a quarter alerts, a quarter deletions
     * @param timeToLive seconds for which requests made by hand stay when they have ended; 0 for ever
     */
    static People start(Stage stage, Register register, Alerts alerts, long seed, double perSecond, int timeToLive) {
        People people = new People(stage, register, alerts, seed, perSecond, timeToLive);
        people.thread.start();
        return people;
    }

    int deletions() {
        return deletions.get();
    }

    /** How often the API server did not answer. */
    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        Processes.end(thread);
    }

    private void live() {
        try {
            while (true) {
                TimeUnit.MICROSECONDS.sleep((long) (1e6 * -Math.log(1 - random.nextDouble()) / perSecond));
                one();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void one() {
        int deed = random.nextInt(4);
        try {
            switch (deed) {
                case 0 -> alerts.send("hard-" + ++number, Fleet.name(number));
                case 1 -> delete();
                default -> create("r-" + ++number);
            }
        } catch (KubernetesClientException away) {
            unanswered.incrementAndGet();
        }
    }

    private void create(String name) {
        String machine = ExampleWorld.machine(Fleet.name(number), "10.0.0.4").id().toString();
        String manifest = """
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: %s}
                spec:
                  target: {resourceId: %s}
                  timeLimitSeconds: %d
                  storage: {accountId: %s}
                  %s
                """.formatted(name, machine, 20 + random.nextInt(80), ExampleWorld.ACCOUNT.id(),
                timeToLive == 0 ? "" : "ttlSecondsAfterFinished: " + timeToLive);
        client().resources(PacketCaptureRequest.class).inNamespace("default")
                .load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))).create();
    }

    private void delete() {
        List<Register.Entry> living = register.living().filter(entry -> !entry.leaving()).toList();
        if (!living.isEmpty()) {
            client().resources(PacketCaptureRequest.class).inNamespace("default")
                    .withName(living.get(random.nextInt(living.size())).name()).delete();
            deletions.incrementAndGet();
        }
    }

    private KubernetesClient client() {
        return stage.site().world().client();
    }
}
