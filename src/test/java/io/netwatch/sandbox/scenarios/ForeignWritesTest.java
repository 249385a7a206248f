package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import io.netwatch.capture.operator.Operation;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.Pace;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.scenarios.Interference.Moment;
import io.netwatch.sandbox.scenarios.Interference.Write;
import io.netwatch.sandbox.simulation.AzureRoom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody else writes just before each kind of our writes: the intent, the status, the finalizer. What they wrote is
 * neither lost nor overwritten, and Azure is never asked on the strength of what was read before.
 */
class ForeignWritesTest {
    @RegisterExtension
    static final ServerOnly SERVER = new ServerOnly();
    private static final int REQUESTS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String THEIRS = "example.test/keep";
    private static final String EDIT = "{\"metadata\":{\"labels\":{\"seen\":\"yes\"}},\"spec\":{\"reason\":\"edited\"}}";

    private final Requests people = SERVER.people();
    private final Azure azure = new Azure(world(), InstantSource.system(),
            new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));

    @ParameterizedTest
    @EnumSource(names = {"INTENT", "STATUS"})
    void anEditIsKeptAndSeen(Write write) {
        try (Operation operation = operation(write, key -> people.patch(key.name(), EDIT))) {
            createAll();

            awaiting(() -> assertThat(people.all()).hasSize(REQUESTS).allSatisfy(request -> {
                assertThat(Follow.word(request)).isEqualTo("Running");
                assertThat(request.getSpec().reason()).isEqualTo("edited");
                assertThat(request.getMetadata().getLabels()).containsEntry("seen", "yes");
                assertThat(request.getStatus().observedGeneration()).isEqualTo(2);
                assertThat(azure.creates(request.getStatus().captureName())).isEqualTo(1);
            }));
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    @Test
    void theOrderIsMadeFromTheEditThatCameBeforeTheIntent() {
        String target = "{\"spec\":{\"target\":{\"resourceId\":\"" + ExampleWorld.machine("web-2", "10.0.0.5").id()
                + "\"}}}";
        try (Operation operation = operation(Write.INTENT, key -> people.patch(key.name(), target))) {
            createAll();

            awaiting(() -> assertThat(azure.captures()).hasSize(REQUESTS));
            assertThat(azure.captures()).extracting(CaptureView::target).allMatch(id -> id.endsWith("/web-2"));
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    @Test
    void aDeletionBeforeTheIntentLeavesAzureAlone() {
        assertThat(sessionsOfDeleted(Write.INTENT)).hasSize(REQUESTS)
                .allMatch(session -> azure.creates(session) == 0);
    }

    @Test
    void aDeletionBeforeTheStatusTakesTheSessionAway() {
        assertThat(sessionsOfDeleted(Write.STATUS)).hasSize(REQUESTS)
                .allMatch(session -> azure.creates(session) == 1);
        assertThat(azure.captures()).isEmpty();
    }

    /** Every request is deleted beside that write of ours, and is gone in the end. */
    private Collection<String> sessionsOfDeleted(Write write) {
        Map<String, String> sessions = new ConcurrentHashMap<>();
        try (Operation operation = operation(write, key -> {
            sessions.put(key.name(), session(key));
            people.delete(key.name());
        })) {
            createAll();

            awaiting(() -> {
                assertThat(sessions).hasSize(REQUESTS);
                assertThat(people.all()).isEmpty();
            });
            assertThat(operation.isHealthy()).isTrue();
        }
        return sessions.values();
    }

    @Test
    void anotherFinalizerAndALateLabelStay() {
        String label = "{\"metadata\":{\"labels\":{\"seen\":\"yes\"}}}";
        try (Operation operation = operation(Write.FINALIZER, key -> people.patch(key.name(), label))) {
            deleteAllThatSomebodyElseHolds();

            awaiting(() -> assertThat(people.all()).hasSize(REQUESTS).allSatisfy(request -> {
                assertThat(request.getMetadata().getFinalizers()).containsExactly(THEIRS);
                assertThat(request.getMetadata().getLabels()).containsEntry("seen", "yes");
            }));
            assertThat(azure.captures()).isEmpty();
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    @Test
    void anotherFinalizerThatIsTakenOffBeforeOursDoesNotComeBack() {
        String without = "{\"metadata\":{\"finalizers\":[\"" + CaptureApi.FINALIZER + "\"]}}";
        try (Operation operation = operation(Write.FINALIZER, key -> people.patch(key.name(), without))) {
            deleteAllThatSomebodyElseHolds();

            awaiting(() -> assertThat(people.all()).isEmpty());
            assertThat(azure.captures()).isEmpty();
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    @Test
    void aNewObjectOfTheNameKeepsItsFinalizer() {
        Map<String, String> old = new ConcurrentHashMap<>();
        try (Operation operation = operation(Write.FINALIZER, key -> {
            old.put(key.name(), people.get(key.name()).getMetadata().getUid());
            people.patch(key.name(), "{\"metadata\":{\"finalizers\":null}}");
            people.create(key.name(), "web-1", 1800);
            people.patch(key.name(), "{\"metadata\":{\"finalizers\":[\"" + CaptureApi.FINALIZER + "\"]}}");
        })) {
            createAll();
            awaiting(() -> assertThat(people.all()).allMatch(request -> Follow.word(request).equals("Running")));
            people.names().forEach(people::delete);

            awaiting(() -> {
                assertThat(old).hasSize(REQUESTS);
                assertThat(people.all()).hasSize(REQUESTS).allSatisfy(request -> {
                    assertThat(request.getMetadata().getUid()).isNotEqualTo(old.get(request.getMetadata().getName()));
                    assertThat(request.getMetadata().getFinalizers()).containsExactly(CaptureApi.FINALIZER);
                    assertThat(Follow.word(request)).isEqualTo("Running");
                });
            });
            assertThat(azure.captures().stream().map(CaptureView::name).collect(Collectors.toSet()))
                    .isEqualTo(people.all().stream().map(request -> request.getStatus().captureName())
                            .collect(Collectors.toSet()));
            assertThat(operation.isHealthy()).isTrue();
        }
    }

    private Operation operation(Write which, Consumer<RequestKey> stranger) {
        return SERVER.operation(
                new Reach(List.of(new Allowance("*", "/subscriptions/" + ExampleWorld.SUBSCRIPTION))),
                real -> new Interference(real, which, Moment.JUST_BEFORE, 1, stranger),
                AzureRoom.own(azure, InstantSource.system()));
    }

    private void createAll() {
        IntStream.range(0, REQUESTS).forEach(i -> people.create("request-" + i, "web-1", 1800));
    }

    /** Finalizers cannot be added to what is being deleted, so theirs is there before. */
    private void deleteAllThatSomebodyElseHolds() {
        createAll();
        people.names().forEach(name -> people.patch(name, "{\"metadata\":{\"finalizers\":[\"" + CaptureApi.FINALIZER
                + "\",\"" + THEIRS + "\"]}}"));
        awaiting(() -> assertThat(people.all()).allMatch(request -> Follow.word(request).equals("Running")));
        people.names().forEach(people::delete);
    }

    private String session(RequestKey key) {
        PacketCaptureRequest request = people.get(key.name());
        return key.name() + "-0123abcd-" + request.getMetadata().getUid();
    }

    private static void awaiting(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(assertion);
    }

    private static AzureWorld world() {
        return AzureWorld.builder().watcher(NetworkWatcher.automatic(ExampleWorld.SUBSCRIPTION, "westeurope"))
                .machine(ExampleWorld.machine("web-1", "10.0.0.4")).machine(ExampleWorld.machine("web-2", "10.0.0.5"))
                .account(ExampleWorld.ACCOUNT).pace(Pace.real().times(30))
                .client(AzureRoom.TENANT, AzureRoom.CLIENT, AzureRoom.SECRET)
                .rules(ArmRules.standard().withTokensRequired(false).withLongUrls(false))
                .traffic(window -> new byte[1000]).build();
    }
}
