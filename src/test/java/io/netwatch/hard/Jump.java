package io.netwatch.hard;

import io.netwatch.capture.api.PacketCaptureRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The leader's clock is put forward and back by minutes while captures run. */
final class Jump {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LASTS = Duration.ofSeconds(25);
    private static final List<Duration> WRONG_BY = List.of(Duration.ofMinutes(5), Duration.ofMinutes(-5));
    /** Less than the jump, and more than anything takes here. */
    private static final Duration CLEARLY = Duration.ofMinutes(4);

    private Jump() {}

    static Result run(long seed) throws Exception {
        return new Play("jump", 2, Stage.Leaders.ELECTED, seed, 1.5, 0).run(Jump::act);
    }

    private static void act(Play.Scene scene, Result result) throws IOException, InterruptedException {
        for (OperatorJvm operator : scene.stage().operators()) {
            Process before = operator.process();
            operator.wears(FakeClock.of(scene.stage().site().folder().path().resolve(operator.name() + ".clock")));
            operator.kill();
            scene.stage().ready(operator, before);
        }
        int restarts = scene.kubelet().restarts();
        for (Duration wrongBy : WRONG_BY) {
            OperatorJvm leader = new Lease(scene.stage()).awaitLeader(PATIENCE);
            put(leader, wrongBy);
            put(leader, Duration.ZERO);
        }
        long wrong = wronglyTimed(scene);
        result.hold("requests that were ordered by a clock that was wrong", wrong, "> 0", wrong > 0);
        result.tell("restarts, of leaders that no longer knew whether they lead",
                scene.kubelet().restarts() - restarts);
    }

    private static void put(OperatorJvm leader, Duration wrongBy) throws InterruptedException {
        System.out.printf("  jump: the clock of %s is wrong by %+d s from now on%n", leader.name(),
                wrongBy.toSeconds());
        leader.clock().orElseThrow().put(wrongBy);
        Thread.sleep(LASTS);
    }

    private static long wronglyTimed(Play.Scene scene) {
        return scene.stage().site().world().client().resources(PacketCaptureRequest.class).inNamespace("default").list()
                .getItems().stream().filter(Jump::isWronglyTimed).count();
    }

    private static boolean isWronglyTimed(PacketCaptureRequest request) {
        Instant created = Instant.parse(request.getMetadata().getCreationTimestamp());
        return Optional.ofNullable(request.getStatus()).map(status -> status.attempt())
                .map(attempt -> Instant.parse(attempt.time()))
                .filter(time -> Duration.between(created, time).abs().compareTo(CLEARLY) > 0).isPresent();
    }
}
