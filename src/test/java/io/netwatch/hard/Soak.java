package io.netwatch.hard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A steady load and a misfortune a minute. Two operators both believe to lead; the first one is stopped and cut off, but
 * lives from the beginning to the end, and its figures are the ones that must stay flat.
 */
final class Soak {
    private static final double DEEDS_PER_SECOND = 1;
    private static final int TIME_TO_LIVE = 20;
    private static final int LASTS_S = 20;
    private static final int CALM_S = 30;
    private static final int MINUTE_S = 60;
    private static final double HEAP_SLACK = 2;
    private static final double RSS_SLACK = 10;
    private static final double COUNT_SLACK = 4;

    private final Play.Scene scene;
    private final int minutes;
    private final Random random;
    private final List<Vitals> samples = new ArrayList<>();
    private final List<Misfortune> bag = new ArrayList<>();
    private final Map<Misfortune, Integer> happened = new EnumMap<>(Misfortune.class);

    private Soak(Play.Scene scene, int minutes, long seed) {
        this.scene = scene;
        this.minutes = minutes;
        this.random = new Random(seed);
    }

    static Result run(int minutes, long seed) throws Exception {
        return new Play("soak", 2, Stage.Leaders.ALL, seed, DEEDS_PER_SECOND, TIME_TO_LIVE)
                .run((scene, result) -> new Soak(scene, minutes, seed).run(result));
    }

    private void run(Result result) throws Exception {
        long pid = scene.stage().operator(1).pid();
        System.out.printf("  %6s %-20s %9s %9s %8s %6s %9s%n", "minute", "misfortune", "heap MiB", "RSS MiB", "threads",
                "files", "requests");
        for (int minute = 1; minute <= minutes; minute++) {
            minute(minute, draw());
        }
        result.tell("minutes", minutes);
        result.tell("misfortunes", happened);
        result.hold("the first operator lives all the while", scene.stage().operator(1).pid() == pid, "true",
                scene.stage().operator(1).pid() == pid);
        result.hold("restarts, of processes that were killed", scene.kubelet().restarts(),
                Integer.toString(kills()), scene.kubelet().restarts() == kills());
        flat(result, "live heap MiB: mean, growth of the lowest in a quarter of the time", Vitals::heap, HEAP_SLACK);
        flat(result, "RSS MiB", Vitals::resident, RSS_SLACK);
        flat(result, "threads", Vitals::threads, COUNT_SLACK);
        result.tell("threads more or fewer at the end than in the middle",
                samples.getLast().threadsSince(samples.get(samples.size() / 2)));
        flat(result, "open files", Vitals::files, COUNT_SLACK);
    }

    private int kills() {
        return happened.getOrDefault(Misfortune.KILL, 0);
    }

    /** All of them happen before one happens again. */
    private Misfortune draw() {
        if (bag.isEmpty()) {
            bag.addAll(List.of(Misfortune.values()));
        }
        Misfortune drawn = bag.remove(random.nextInt(bag.size()));
        happened.merge(drawn, 1, Integer::sum);
        return drawn;
    }

    private void minute(int minute, Misfortune misfortune) throws Exception {
        long end = System.nanoTime() + MINUTE_S * 1_000_000_000L;
        misfortune.begin(scene.stage());
        Thread.sleep(LASTS_S * 1000L);
        misfortune.end(scene.stage());
        Thread.sleep(CALM_S * 1000L);
        sample(minute, misfortune);
        Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
    }

    private void sample(int minute, Misfortune misfortune) throws IOException, InterruptedException {
        Vitals vitals = Vitals.of(scene.stage().operator(1).pid());
        samples.add(vitals);
        System.out.printf("  %6d %-20s %9.1f %9.1f %8d %6d %9d%n", minute, misfortune, vitals.heap(),
                vitals.resident(), vitals.threads(), vitals.files(), scene.register().living().count());
    }

    private void flat(Result result, String what, ToDoubleFunction<Vitals> figure, double slack) {
        Trend trend = Trend.of(samples.stream().map(figure::applyAsDouble).toList());
        result.hold(what, trend, "flat", trend.isFlat(slack));
    }
}
