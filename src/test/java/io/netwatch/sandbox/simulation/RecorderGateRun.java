package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.request.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One plan for a flight recorder, played and judged.
 *
 * @param from the first call that a misfortune may strike, counted from 1
 * @param to the last one
 * @param hits {@code call | misfortune} of all that happened
 * @param violations in sentences; none when all is well
 */
record RecorderGateRun(RecorderGatePlan plan, List<String> calls, int from, int to, List<String> hits, RecorderEnd end,
        List<String> violations) implements Judged {
    /** After the last deed, everything has happened that is to happen. */
    private static final Duration SHOWS = Duration.ofMinutes(6);
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(40);
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final Duration OVERLAP = Duration.ofMinutes(12);
    /** Coverage is told in steps of ten minutes. */
    private static final int TOLD = 8;
    private static final Map<RecorderScenario, RecorderGateRun> CLEAN = new ConcurrentHashMap<>();

    /** What stands between the operator and its worlds to see whether it is noticed. */
    record Sabotage(UnaryOperator<Sites> sites, UnaryOperator<NewRequest> making) {
        static final Sabotage NONE = new Sabotage(UnaryOperator.identity(), UnaryOperator.identity());
    }

    /** The scenario when nothing goes wrong. */
    static RecorderGateRun clean(RecorderScenario scenario) {
        return CLEAN.computeIfAbsent(scenario,
                each -> played(new RecorderGatePlan(each, List.of()), Sabotage.NONE).judged());
    }

    static RecorderGateRun of(RecorderGatePlan plan) {
        return of(plan, Sabotage.NONE);
    }

    static RecorderGateRun of(RecorderGatePlan plan, Sabotage sabotage) {
        clean(plan.scenario());
        return played(plan, sabotage).judged();
    }

    Stream<Misfortune> misfortunes() {
        return hits.stream().map(hit -> Misfortune.named(hit.substring(hit.indexOf(" | ") + 3)));
    }

    private static RecorderGateRun played(RecorderGatePlan plan, Sabotage sabotage) {
        Trial trial = new Trial(plan.strikes(), sabotage.sites());
        LogWatch.begin();
        RecorderRun run = new RecorderRun(trial, plan.scenario().sessionSeconds(), sabotage.making());
        trial.beside(run.rival(trial.behind()));
        RecorderScenario.bystander(run);
        plan.scenario().before().accept(run);
        int from = trial.calls().size() + 1;
        plan.scenario().deeds().accept(run);
        run.runs(SHOWS);
        int to = trial.calls().size();
        List<String> violations = new ArrayList<>();
        silence(run, trial, violations);
        violations.addAll(0, trial.violations());
        trial.secret(Stream.of(run.objects().stream().map(Object::toString), Stream.of(String.valueOf(run.status())),
                run.told().stream()).flatMap(texts -> texts)).ifPresent(violations::add);
        return new RecorderGateRun(plan, List.copyOf(trial.calls()), from, to, List.copyOf(trial.hits()),
                RecorderEnd.of(run, trial.wire().requests()), violations);
    }

    private RecorderGateRun judged() {
        RecorderEnd clean = plan.strikes().isEmpty() ? end : clean(plan.scenario()).end();
        List<String> all = Stream.concat(violations.stream(), RecorderOracle.violations(clean, this).stream())
                .distinct()
                .toList();
        return new RecorderGateRun(plan, calls, from, to, hits, end, all);
    }

    @Override
    public List<Strike> strikes() {
        return plan.strikes();
    }

    /** L1: what has settled is silent, but for what the policy tells of the time that passes, until the next renewal. */
    private static void silence(RecorderRun run, Trial trial, List<String> violations) {
        trial.calm();
        Instant hit = trial.lastHit().isAfter(Instant.MIN) ? trial.lastHit() : run.now();
        run.runs(Duration.between(run.now(), hit.plus(SETTLES_WITHIN)));
        int toKubernetes = trial.watchdog().writes();
        int toAzure = trial.wire().writes();
        int told = run.writes();
        run.runs(silent(run));
        if (trial.watchdog().writes() != toKubernetes || trial.wire().writes() != toAzure
                || run.writes() > told + TOLD) {
            violations.add("L1: %d writes to requests, %d to the policy and %d to Azure after the end".formatted(
                    trial.watchdog().writes() - toKubernetes, run.writes() - told, trial.wire().writes() - toAzure));
        }
    }

    private static Duration silent(RecorderRun run) {
        return run.known().stream().filter(Recording::isSteady).flatMap(one -> one.limit().stream())
                .max(Comparator.naturalOrder())
                .map(limit -> Duration.between(run.now(), limit.minus(OVERLAP)))
                .filter(left -> left.compareTo(SILENCE) < 0)
                .orElse(SILENCE);
    }
}
