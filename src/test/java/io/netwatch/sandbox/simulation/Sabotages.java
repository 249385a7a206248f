package io.netwatch.sandbox.simulation;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways to make the operator worse from outside, as a mistake in it would. */
record Sabotages(Sabotage sabotage, Sites sites) implements Sites {
    private static final Set<String> ORDINARY = Set.of("to the time limit");
    private static final Set<String> DELETED = Set.of("deleted while running");

    /** The mistake, the oracle that notices it, and the plans in which it can show. */
    enum Sabotage {
        PUT_BEFORE_THE_INTENT_IS_WRITTEN("S4", ORDINARY, ".*"), INTENT_WRITTEN_NOWHERE("S4", ORDINARY,
                ".*"), SECOND_PUT_AFTER_A_LOST_ANSWER("S1", ORDINARY,
                        ".*answer lost"), FINALIZER_REMOVED_ON_ANY_TROUBLE("S6", DELETED,
                                ".*(500|502).*"), DELETES_WITHOUT_BEING_ASKED("S5", ORDINARY,
                                        ".*"), DELETES_A_SESSION_OF_ANOTHER_NAME("S3", DELETED,
                                                ".*"), RETRY_AFTER_IGNORED("S11", ORDINARY,
                                                        ".*429.*Retry-After"), FINAL_WORD_OVERWRITTEN("S7", ORDINARY,
                                                                ".*second leader.*|.*crash.*"), ABSENCE_BELIEVED_AFTER_ANY_TROUBLE(
                                                                        "L4", ORDINARY,
                                                                        ".*50[0234].*"), TELLS_THE_SECRET("S10",
                                                                                ORDINARY, ".*"), NEVER_SILENT("L1",
                                                                                        ORDINARY, ".*");

        private final String oracle;
        private final Set<String> scenarios;
        private final String plans;

        Sabotage(String oracle, Set<String> scenarios, String plans) {
            this.oracle = oracle;
            this.scenarios = scenarios;
            this.plans = plans;
        }

        String oracle() {
            return oracle;
        }

        Set<String> scenarios() {
            return scenarios;
        }

        String plans() {
            return plans;
        }
    }

    static Sites of(Sabotage sabotage, Sites sites) {
        return new Sabotages(sabotage, sites);
    }

    @Override
    public List<String> calls() {
        return sites.calls();
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return sites.read(key);
    }

    @Override
    public Optional<Request> write(Report report) {
        boolean intent = report.status().conditions().equals(report.request().conditions());
        return switch (sabotage) {
            case INTENT_WRITTEN_NOWHERE -> intent ? Optional.of(report.request()) : sites.write(report);
            default -> sites.write(report);
        };
    }

    @Override
    public boolean release(Request request) {
        return sites.release(request);
    }

    @Override
    public boolean delete(Request request) {
        return sites.delete(request);
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return sites.claims(session, self);
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        return sites.siblings(namespace, policy);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        sites.tell(request, reason, sabotage == Sabotage.TELLS_THE_SECRET ? message + AzureRoom.SECRET : message);
    }

    @Override
    public Observation perform(Request request, Call call) {
        return switch (sabotage) {
            default -> sites.perform(request, call);
        };
    }

    @Override
    public void blocked(Request request, Reason reason) {
        sites.blocked(request, reason);
    }
}
