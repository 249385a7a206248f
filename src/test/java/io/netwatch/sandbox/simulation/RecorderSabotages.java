package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import java.util.Optional;
import java.util.UUID;

/** Ways to make a flight recorder worse from outside, as a mistake in it would. */
record RecorderSabotages(Sabotage sabotage, Sites sites) implements ForwardingSites {

    /** The mistake, the oracle that notices it, and the plans in which it can show. */
    enum Sabotage {
        SUCCESSORS_ARE_NAMED_AT_RANDOM("R5",
                ".*(make \\| second leader.*|make \\| crash after|make \\| API server applied.*)"), //
        FROZEN_BEFORE_IT_IS_WRITTEN("S4", ".*"), //
        FREEZE_IS_NOT_ASKED("E6", ".*"), //
        DISARMED_RECORDINGS_STAY("R7", "disarmed.*");

        private final String oracle;
        private final String plans;

        Sabotage(String oracle, String plans) {
            this.oracle = oracle;
            this.plans = plans;
        }

        String oracle() {
            return oracle;
        }

        /** Of the plan's scenario, its call and its misfortune. */
        String plans() {
            return plans;
        }

        RecorderGateRun.Sabotage deed() {
            return new RecorderGateRun.Sabotage(sites -> new RecorderSabotages(this, sites), this::made);
        }

        private NewRequest made(NewRequest one) {
            return this == SUCCESSORS_ARE_NAMED_AT_RANDOM
                    ? new NewRequest(one.namespace(), "egress-" + UUID.randomUUID(), one.labels(), one.annotations(),
                            one.spec(), one.owner())
                    : one;
        }
    }

    @Override
    public Sites behind() {
        return sites;
    }

    @Override
    public Optional<Request> write(Report report) {
        if (sabotage == Sabotage.FROZEN_BEFORE_IT_IS_WRITTEN) {
            report.request().story().source().ifPresent(source -> sites
                    .recordings(report.request().key().namespace(), report.request().spec().fromRecorder()).all()
                    .stream()
                    .filter(one -> one.uid().equals(source.uid()) && !one.isLeaving())
                    .forEach(one -> sites.freeze(one, report.request().key().name())));
        }
        return sites.write(report);
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        return sabotage == Sabotage.FREEZE_IS_NOT_ASKED || sites.freeze(recording, by);
    }

    @Override
    public boolean delete(Request request) {
        return sabotage == Sabotage.DISARMED_RECORDINGS_STAY || sites.delete(request);
    }
}
