package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** What a person does with the requests of a namespace, and reads from them. */
record Requests(KubernetesClient client, String namespace) {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A request as people write it; the seconds are Azure's, before the site's speed divides them. */
    static String manifest(String name, String machine, int seconds) {
        return """
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: %s}
                spec:
                  target: {resourceId: %s}
                  timeLimitSeconds: %d
                  storage: {accountId: %s}
                  reason: a scenario
                """.formatted(name, ExampleWorld.machine(machine, "10.0.0.9").id(), seconds, ExampleWorld.ACCOUNT.id());
    }

    void create(String name, String machine, int seconds) {
        create(manifest(name, machine, seconds));
    }

    /** @param more another field of the spec, as YAML */
    void createWith(String name, String machine, String more) {
        create(manifest(name, machine, 60) + "  " + more + "\n");
    }

    void create(String manifest) {
        client.resources(PacketCaptureRequest.class).inNamespace(namespace)
                .load(new ByteArrayInputStream(manifest.getBytes(UTF_8))).create();
    }

    PacketCaptureRequest get(String name) {
        return at(name).require();
    }

    List<PacketCaptureRequest> all() {
        return client.resources(PacketCaptureRequest.class).inNamespace(namespace).list().getItems();
    }

    List<String> names() {
        return all().stream().map(request -> request.getMetadata().getName()).toList();
    }

    /** Changes the reason, which may be edited at any time and makes the operator look at once. */
    void touch(String name, String reason) {
        patch(name, "{\"spec\":{\"reason\":\"" + reason + "\"}}");
    }

    /** Changes anything, by a merge patch. */
    void patch(String name, String merge) {
        at(name).patch(PatchContext.of(PatchType.JSON_MERGE), merge);
    }

    /** Marks the request for deletion, and returns at once. */
    void delete(String name) {
        at(name).delete();
    }

    void awaitGone(String name) {
        Awaitility.await().atMost(PATIENCE).until(() -> at(name).get() == null);
    }

    /** The request, as soon as its STATE column shows this word. */
    PacketCaptureRequest await(String name, String word) {
        return Awaitility.await().atMost(PATIENCE).until(() -> get(name), request -> Follow.word(request).equals(word));
    }

    static Optional<Condition> condition(PacketCaptureRequest request, String type) {
        return request.getStatus().conditions().stream().filter(each -> each.type().equals(type)).findFirst();
    }

    /** An Event is written just after the status that it tells of. */
    void awaitEvent(String name, String type, String reason) {
        Awaitility.await().atMost(PATIENCE).until(() -> events(name), events -> events.stream()
                .anyMatch(event -> event.getType().equals(type) && event.getReason().equals(reason)));
    }

    /** The same, and its message holds these words. */
    void awaitEvent(String name, String type, String reason, String words) {
        Awaitility.await().atMost(PATIENCE).until(() -> events(name), events -> events.stream()
                .anyMatch(event -> event.getType().equals(type) && event.getReason().equals(reason)
                        && event.getMessage().contains(words)));
    }

    List<Event> events(String name) {
        return client.v1().events().inNamespace(namespace).withField("involvedObject.name", name).list().getItems();
    }

    private Resource<PacketCaptureRequest> at(String name) {
        return client.resources(PacketCaptureRequest.class).inNamespace(namespace).withName(name);
    }
}
