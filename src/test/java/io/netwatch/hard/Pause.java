package io.netwatch.hard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The leader stands still for 20 seconds, longer than its lease lasts, wakes, and finds that another one leads. */
final class Pause {
    private static final int ROUNDS = 3;
    private static final Duration STANDS_STILL = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Pause() {}

    static Result run(long seed) throws Exception {
        return new Play("pause", 2, Stage.Leaders.ELECTED, seed, 1.5, 0).run(Pause::act);
    }

    private static void act(Play.Scene scene, Result result) throws InterruptedException {
        Times another = Times.none();
        Times ended = Times.none();
        for (int round = 1; round <= ROUNDS; round++) {
            OperatorJvm leader = new Lease(scene.stage()).awaitLeader(PATIENCE);
            Process paused = leader.process();
            System.out.printf("  pause: %s stands still%n", leader.name());
            long from = System.nanoTime();
            leader.signal("STOP");
            try {
                new Lease(scene.stage()).awaitAnother(leader, PATIENCE);
                another.all().add(Times.since(from));
                Thread.sleep(Math.max(0, STANDS_STILL.minus(Times.since(from)).toMillis()));
            } finally {
                leader.signal("CONT");
            }
            from = System.nanoTime();
            paused.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            ended.all().add(Times.since(from));
            scene.stage().ready(leader, paused);
        }
        result.tell("seconds until another one led", another);
        result.tell("seconds from its waking to its own end, since it does not lead any more", ended);
    }
}
