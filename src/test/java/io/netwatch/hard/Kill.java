package io.netwatch.hard;

import io.netwatch.hard.Register.Entry;
import io.netwatch.hard.Relay.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Two operators that both believe to lead, each killed again and again, with kill -9, at moments drawn from a seed. */
final class Kill {
    /** For lives of a second or two, the second compiler is a third of a start's cost and no use. */
    private static final List<String> COMPILED_IN_HASTE = List.of("-XX:TieredStopAtLevel=1");
    private static final double DEEDS_PER_SECOND = 1.5;
    /** Doubled again and again, up to 128; a connection's handshake is some, each call and each answer at least one. */
    private static final int DOUBLINGS = 7;

    private final Stage stage;
    private final Register register;
    private final int wanted;
    private final long seed;
    /** As long as both took to start at once for the first time. */
    private final Duration starting;
    private final AtomicInteger kills = new AtomicInteger();
    private final Map<String, Integer> moments = new TreeMap<>();
    private int inFlight;
    private int ordering;

    private Kill(Play.Scene scene, int wanted, long seed) {
        this.stage = scene.stage();
        this.register = scene.register();
        this.wanted = wanted;
        this.seed = seed;
        this.starting = scene.starting();
        stage.operators().forEach(scene.kubelet()::leave);
    }

    static Result run(int kills, long seed) throws Exception {
        return new Play("kill", 2, Stage.Leaders.ALL, seed, DEEDS_PER_SECOND, 0, COMPILED_IN_HASTE)
                .run((scene, result) -> new Kill(scene, kills, seed).run(result));
    }

    private void run(Result result) throws InterruptedException {
        long from = System.nanoTime();
        Thread other = Thread.ofPlatform().start(() -> loop(2));
        loop(1);
        other.join();
        int struck = struck();
        result.hold("kills -9", struck, Integer.toString(wanted), struck == wanted);
        result.tell("seconds that both took to start at first", starting.toSeconds());
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

    /** By the clock at any moment of a life, the start included, or by what passes on the way to Azure. */
    private String await(OperatorJvm operator, Random random) throws InterruptedException {
        return switch (random.nextInt(3)) {
            case 0 -> await(operator, Way.THERE, pieces(random));
            case 1 -> await(operator, Way.BACK, pieces(random));
            default -> {
                Thread.sleep(random.nextLong(2 * starting.toMillis()));
                yield "by the clock";
            }
        };
    }

    private static int pieces(Random random) {
        return (int) Math.pow(2, DOUBLINGS * random.nextDouble());
    }

    /** Killed before the piece is passed on: the request does not arrive, or its answer does not. */
    private String await(OperatorJvm operator, Way way, int after) throws InterruptedException {
        Relay relay = stage.relays().get(operator.access().number() - 1);
        CountDownLatch struck = new CountDownLatch(1);
        AtomicInteger pieces = new AtomicInteger(after);
        relay.watch(each -> {
            if (each == way && pieces.getAndDecrement() == 0) {
                operator.process().destroyForcibly();
                struck.countDown();
            }
        });
        boolean came = struck.await(2 * starting.toMillis(), TimeUnit.MILLISECONDS);
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
