package io.netwatch.hard;

import java.time.Duration;

/** The lease goes to and fro: by turns the leader is asked to end, and the lease is taken away from it. */
final class Handover {
    private static final int ROUNDS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Handover() {}

    static Result run(long seed) throws Exception {
        return new Play("handover", 2, Stage.Leaders.ELECTED, seed, 1.5, 0).run(Handover::act);
    }

    private static void act(Play.Scene scene, Result result) throws InterruptedException {
        Lease lease = new Lease(scene.stage());
        Times asked = Times.none();
        Times taken = Times.none();
        for (int round = 1; round <= ROUNDS; round++) {
            OperatorJvm leader = lease.awaitLeader(PATIENCE);
            Process leading = leader.process();
            System.out.printf("  handover: %d of %d, %s leads%n", round, ROUNDS, leader.name());
            long from = System.nanoTime();
            if (round % 2 == 0) {
                leader.signal("TERM");
            } else {
                lease.takeAway();
            }
            lease.awaitAnother(leader, PATIENCE);
            (round % 2 == 0 ? asked : taken).all().add(Times.since(from));
            leading.onExit().join();
            scene.stage().ready(leader, leading);
        }
        result.tell("seconds until another one led, after SIGTERM", asked);
        result.tell("seconds until another one led, after the lease was taken away", taken);
        result.hold("restarts, one a round", scene.kubelet().restarts(), Integer.toString(ROUNDS),
                scene.kubelet().restarts() == ROUNDS);
    }
}
