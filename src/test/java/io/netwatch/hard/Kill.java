package io.netwatch.hard;

import io.netwatch.hard.Register.Entry;
import io.netwatch.hard.Relay.Way;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two operators that both believe to lead, each killed again and again, with kill -9, at moments drawn from a seed. */
final class Kill {
    private static final double DEEDS_PER_SECOND = 1.5;
    /** Or as long as it took to start, on a machine that has other work. */
    private static final int LATEST_MS = 1_500;
    private static final int LATEST_OF_ALL_MS = 10_000;
    /** A connection's handshake is some of them, each call and each answer at least one. */
    private static final int MOST_PIECES = 60;

    private final Stage stage;
    private final Register register;
    private final int wanted;
    private final long seed;
    private final AtomicInteger kills = new AtomicInteger();
    private final Map<String, Integer> moments = new TreeMap<>();
    private int inFlight;
    private int ordering;

    private Kill(Play.Scene scene, int wanted, long seed) {
        this.stage = scene.stage();
        this.register = scene.register();
        this.wanted = wanted;
        this.seed = seed;
        stage.operators().forEach(scene.kubelet()::leave);
    }

    static Result run(int kills, long seed) throws Exception {
        return new Play("kill", 2, Stage.Leaders.ALL, seed, DEEDS_PER_SECOND, 0)
                .run((scene, result) -> new Kill(scene, kills, seed).run(result));
    }

    private void run(Result result) throws InterruptedException {
        long from = System.nanoTime();
        Thread other = Thread.ofPlatform().start(() -> loop(2));
        loop(1);
        other.join();
        int struck = struck();
        result.hold("kills -9", struck, Integer.toString(wanted), struck == wanted);
        result.tell("in so many seconds", Duration.ofNanos(System.nanoTime() - from).toSeconds());
        result.tell("by moment", moments);
        result.hold("kills while a request was between its intent and its end, or leaving", inFlight, "> 0",
                inFlight > 0);
        result.tell("kills while nobody knew yet whether Azure had a session", ordering);
    }

    private void loop(int number) {
        Random random = new Random(seed + number);
        OperatorJvm operator = stage.operator(number);
        try {
            while (kills.getAndIncrement() < wanted) {
                String moment = await(operator, random);
                strike(operator, moment);
                operator.start();
            }
            stage.ready(operator);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One in eight before it is ready, the others soon after: by the clock, or by what passes on the way to Azure. */
    private String await(OperatorJvm operator, Random random) throws InterruptedException {
        if (random.nextInt(8) == 0) {
            Thread.sleep(random.nextInt(LATEST_MS));
            return "while it starts, or soon after";
        }
        long from = System.nanoTime();
        stage.ready(operator);
        int latest = Math.clamp(Times.since(from).toMillis(), LATEST_MS, LATEST_OF_ALL_MS);
        return switch (random.nextInt(3)) {
            case 0 -> await(operator, Way.THERE, random.nextInt(MOST_PIECES), latest);
            case 1 -> await(operator, Way.BACK, random.nextInt(MOST_PIECES), latest);
            default -> {
                Thread.sleep(random.nextInt(latest));
                yield "by the clock";
            }
        };
    }

    /** Killed before the piece is passed on: the request does not arrive, or its answer does not. */
    private String await(OperatorJvm operator, Way way, int after, int latest) throws InterruptedException {
        Relay relay = stage.relays().get(operator.access().number() - 1);
        CountDownLatch struck = new CountDownLatch(1);
        AtomicInteger pieces = new AtomicInteger(after);
        relay.watch(each -> {
            if (each == way && pieces.getAndDecrement() == 0) {
                operator.process().destroyForcibly();
                struck.countDown();
            }
        });
        boolean came = struck.await(latest, TimeUnit.MILLISECONDS);
        relay.unwatch();
        return !came ? "by the clock" : way == Way.THERE ? "a request on its way" : "an answer on its way";
    }

    private synchronized void strike(OperatorJvm operator, String moment) {
        operator.process().destroyForcibly();
        inFlight += register.living().anyMatch(Entry::isInFlight) ? 1 : 0;
        ordering += register.living().anyMatch(Entry::isBeingOrdered) ? 1 : 0;
        moments.merge(moment, 1, Integer::sum);
        if (struck() % 10 == 0) {
            System.out.printf("  kill: %d of %d, %d requests, %d living%n", struck(), wanted, register.all().count(),
                    register.living().count());
        }
        operator.kill();
    }

    private int struck() {
        return moments.values().stream().mapToInt(Integer::intValue).sum();
    }
}
