package io.netwatch.hard;

import java.time.Duration;

/** SIGTERM with many captures under way and alerts coming in. */
final class Term {
    private static final int ROUNDS = 6;
    private static final Duration WANTED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WORKS_MS = 10_000;

    private Term() {}

    static Result run(long seed) throws Exception {
        return new Play("term", 1, Stage.Leaders.ALL, seed, 3, 0).run(Term::act);
    }

    private static void act(Play.Scene scene, Result result) throws Exception {
        Times ends = Times.none();
        for (int round = 1; round <= ROUNDS; round++) {
            Thread.sleep(WORKS_MS);
            end(scene, ends);
        }
        result.hold("seconds from SIGTERM to the end", ends, "<= 5 each", ends.longest().compareTo(WANTED) <= 0);
        Times silent = Times.none();
        scene.stage().relays().getFirst().be(Relay.Mode.SILENT);
        Thread.sleep(WORKS_MS);
        end(scene, silent);
        scene.stage().relays().getFirst().be(Relay.Mode.OPEN);
        result.hold("the same while Resource Manager does not answer", silent, "<= 5",
                silent.longest().compareTo(WANTED) <= 0);
    }

    private static void end(Play.Scene scene, Times ends) throws InterruptedException {
        OperatorJvm operator = scene.stage().operator(1);
        System.out.printf("  term: %d requests are between their intent and their end%n",
                scene.register().living().filter(Register.Entry::isInFlight).count());
        Process asked = operator.process();
        ends.all().add(operator.terminate(PATIENCE));
        scene.stage().ready(operator, asked);
    }
}
