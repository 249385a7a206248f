package io.netwatch.hard;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.PacketCaptureRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The CRD is exchanged for an older and for a newer one while captures run, and the operators are restarted after each
 * exchange, so that they meet objects without fields that they write, and with fields that they do not know.
 */
final class Upgrade {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int RUNS_MS = 20_000;
    private static final int SILENCE_MS = 15_000;

    private final Play.Scene scene;
    private final Result result;

    private Upgrade(Play.Scene scene, Result result) {
        this.scene = scene;
        this.result = result;
    }

    static Result run(long seed) throws Exception {
        return new Play("upgrade", 2, Stage.Leaders.ELECTED, seed, 1.5, 0)
                .run((scene, result) -> new Upgrade(scene, result).run());
    }

    private void run() throws IOException, InterruptedException {
        Schema schema = new Schema(scene.stage().site().folder().path());
        Thread.sleep(RUNS_MS);
        exchange("the older CRD, without the latest fields", schema.older());
        exchange("this release's CRD again", schema.current());
        exchange("a newer CRD, with fields that we do not know", schema.newer());
        int marked = mark();
        result.hold("requests that got a status field of a newer release", marked, "> 0", marked > 0);
        restart();
        Thread.sleep(RUNS_MS);
        exchange("this release's CRD after the newer one", schema.current());
    }

    private void exchange(String what, Path crd) throws IOException, InterruptedException {
        long running = scene.register().living().filter(Register.Entry::isInFlight).count();
        System.out.println("  upgrade: " + what + ", " + running + " requests in flight");
        scene.stage().site().world().kubernetes().apply(crd);
        restart();
        Thread.sleep(RUNS_MS);
        result.none("writes to finished requests under " + what, rewritten());
    }

    /** One after the other, as a Deployment does. */
    private void restart() throws InterruptedException {
        for (OperatorJvm operator : scene.stage().operators()) {
            Process old = operator.process();
            operator.signal("TERM");
            old.onExit().join();
            scene.stage().ready(operator, old);
        }
        new Lease(scene.stage()).awaitLeader(PATIENCE);
    }

    /** Somebody's newer operator has written into the statuses. */
    private int mark() {
        return (int) scene.register().living().filter(entry -> entry.session().isPresent()).filter(this::mark).count();
    }

    /** False when people have deleted it meanwhile. */
    private boolean mark(Register.Entry entry) {
        try {
            client().resources(PacketCaptureRequest.class).inNamespace("default").withName(entry.name())
                    .subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE),
                            "{\"status\":{\"" + Schema.FUTURE + "\":\"something\"}}");
            return true;
        } catch (KubernetesClientException gone) {
            return false;
        }
    }

    private List<String> rewritten() throws InterruptedException {
        Map<String, String> before = finished();
        Thread.sleep(SILENCE_MS);
        Map<String, String> after = finished();
        return before.keySet().stream()
                .filter(name -> after.containsKey(name) && !after.get(name).equals(before.get(name))).toList();
    }

    /** The version of each request that has ended and stays, by name. */
    private Map<String, String> finished() {
        Map<String, Register.Entry> ended = scene.register().living()
                .filter(entry -> entry.ended() && !entry.leaving())
                .collect(Collectors.toMap(Register.Entry::name, entry -> entry));
        return client().resources(PacketCaptureRequest.class).inNamespace("default").list().getItems().stream()
                .map(PacketCaptureRequest::getMetadata)
                .filter(meta -> ended.containsKey(meta.getName()) && meta.getDeletionTimestamp() == null)
                .collect(Collectors.toMap(meta -> meta.getName(), meta -> meta.getResourceVersion()));
    }

    private KubernetesClient client() {
        return scene.stage().site().world().client();
    }
}
