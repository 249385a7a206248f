package io.netwatch.sandbox.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One plan, played and judged.
 *
 * @param hits {@code call | misfortune} of all that happened
 * @param requests to Resource Manager, whoever sent them
 * @param received ids of the news that arrived, in order
 * @param violations in sentences; none when all is well
 */
record GateRun(GatePlan plan, List<String> calls, List<String> hits, int requests, Ended ended,
        List<String> received, List<String> violations) implements Judged {
    private static final Duration LENGTH = Duration.ofMinutes(60);
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(40);
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final Map<Scenario, GateRun> CLEAN = new ConcurrentHashMap<>();

    /** The scenario when nothing goes wrong. */
    static GateRun clean(Scenario scenario) {
        return CLEAN.computeIfAbsent(scenario,
                each -> played(new GatePlan(each, List.of()), UnaryOperator.identity(), false));
    }

    static GateRun of(GatePlan plan) {
        return of(plan, UnaryOperator.identity());
    }

    /** @param sabotage what stands between the operator and its worlds */
    static GateRun of(GatePlan plan, UnaryOperator<Sites> sabotage) {
        clean(plan.scenario());
        return played(plan, sabotage, true);
    }

    private static GateRun played(GatePlan plan, UnaryOperator<Sites> sabotage, boolean compared) {
        Trial trial = new Trial(plan.strikes(), sabotage, plan.scenario().setting().news());
        LogWatch.begin();
        Simulation run = Simulation.run(plan.scenario(), trial);
        Duration settled = run.passed().plus(SETTLES_WITHIN);
        run.runTo(settled.compareTo(LENGTH) < 0 ? LENGTH : settled);
        List<String> violations = new ArrayList<>();
        silence(run, trial, violations);
        violations.addAll(0, trial.violations());
        trial.secret(
                Stream.of(run.objects().stream().map(Object::toString), run.told().stream()).flatMap(texts -> texts))
                .ifPresent(violations::add);
        GateRun played = new GateRun(plan, trial.calls(), trial.hits(), trial.wire().requests(), run.ended(),
                trial.received(), violations);
        if (compared) {
            violations.addAll(EndOracle.differences(clean(plan.scenario()), played));
        }
        violations.addAll(EndOracle.alone(plan.scenario(), run));
        violations.addAll(
                NewsOracle.violations(run, trial, compared ? clean(plan.scenario()).received() : trial.received()));
        return new GateRun(plan, List.copyOf(trial.calls()), List.copyOf(trial.hits()), played.requests(),
                played.ended(), played.received(),
                violations.stream().distinct().toList());
    }

    @Override
    public List<Strike> strikes() {
        return plan.strikes();
    }

    /** L1: what has come to its end is silent. */
    private static void silence(Simulation run, Trial trial, List<String> violations) {
        trial.calm();
        Instant settled = trial.lastHit().isAfter(Instant.MIN) ? trial.lastHit().plus(SETTLES_WITHIN) : run.now();
        if (run.now().isBefore(settled)) {
            run.runTo(run.passed().plus(Duration.between(run.now(), settled)));
        }
        int toKubernetes = trial.watchdog().writes();
        int toAzure = trial.wire().writes();
        run.runTo(run.passed().plus(SILENCE));
        if (trial.watchdog().writes() != toKubernetes || trial.wire().writes() != toAzure) {
            violations.add("L1: %d writes to the API server and %d to Azure in the hour after the end".formatted(
                    trial.watchdog().writes() - toKubernetes, trial.wire().writes() - toAzure));
        }
    }
}
