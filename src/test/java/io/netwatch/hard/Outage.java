package io.netwatch.hard;

import java.time.Duration;

/** The API server and etcd are away for a minute; then nobody listens at Resource Manager; then nobody answers there. */
final class Outage {
    private static final Duration API_SERVER = Duration.ofMinutes(1);
    private static final Duration ARM = Duration.ofSeconds(40);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Outage() {}

    static Result run(long seed) throws Exception {
        return new Play("outage", 2, Stage.Leaders.ELECTED, seed, 1.5, 0).run(Outage::act);
    }

    private static void act(Play.Scene scene, Result result) throws Exception {
        Thread.sleep(CALM);
        play(scene, result, Misfortune.API_SERVER_RESTART, API_SERVER);
        result.tell("restarts of operators, which lose their lease in an outage", scene.kubelet().restarts());
        play(scene, result, Misfortune.ARM_REFUSED, ARM);
        play(scene, result, Misfortune.ARM_SILENT, ARM);
    }

    private static void play(Play.Scene scene, Result result, Misfortune misfortune, Duration lasts) throws Exception {
        System.out.printf("  outage: %s for %d s, %d requests in flight%n", misfortune, lasts.toSeconds(),
                scene.register().living().filter(Register.Entry::isInFlight).count());
        misfortune.begin(scene.stage());
        Thread.sleep(lasts);
        misfortune.end(scene.stage());
        long from = System.nanoTime();
        long before = ended(scene);
        while (ended(scene) == before && Times.since(from).compareTo(PATIENCE) < 0) {
            Thread.sleep(100);
        }
        result.tell(misfortune + " for " + lasts.toSeconds() + " s; seconds after it until a capture was told as ended",
                "%.1f".formatted(Times.since(from).toMillis() / 1000.0));
        Thread.sleep(CALM);
    }

    private static long ended(Play.Scene scene) {
        return scene.register().all().filter(Register.Entry::ended).count();
    }
}
