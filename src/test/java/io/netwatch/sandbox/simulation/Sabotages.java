package io.netwatch.sandbox.simulation;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways to make the operator worse from outside, as a mistake in it would. */
record Sabotages(Sabotage sabotage, Sites sites) implements ForwardingSites {
    private static final Set<String> ORDINARY = Set.of("to the time limit");
    private static final Set<String> DELETED = Set.of("deleted while running", "a free name, deleted while running");

    /** The mistake, the oracle that notices it, and the plans in which it can show. */
    @SuppressWarnings("ImmutableEnumChecker") // its sets are
    enum Sabotage {
        INTENT_IS_NOT_WRITTEN("S4", ORDINARY, ".*"), //
        PUT_BEFORE_INTENT("S4", ORDINARY, ".*"), //
        SECOND_LEADER_ORDERS_WITHOUT_ITS_OWN_INTENT("S1", ORDINARY, ".*(second leader before|second leader always)"), //
        OTHERS_CLAIMS_IGNORED("S1", Set.of("two requests claim one name"), ".*"), //
        NEWS_TAKEN_FOR_TOLD("News", Set.of("told to a sink"), ".*"), //
        SECOND_PUT_AFTER_A_LOST_ANSWER("S1", ORDINARY, ".*answer lost"), //
        FINALIZER_REMOVED_ON_ANY_TROUBLE("S6", DELETED, ".*50[02]"), //
        LEAVES_WITHOUT_LOOKING("S6", Set.of("deleted while running"), ".*"), //
        DELETES_WITHOUT_BEING_ASKED("S5", ORDINARY, ".*"), //
        DELETES_A_SESSION_OF_ANOTHER_NAME("S3", DELETED, ".*"), //
        RETRY_AFTER_IGNORED("S11", ORDINARY, ".*RetryableError.*Retry-After"), //
        FINAL_WORD_OVERWRITTEN("S7", ORDINARY, ".*"), //
        TELLS_THE_SECRET("S10", ORDINARY, ".*");

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
    public Sites behind() {
        return sites;
    }

    @Override
    public Optional<Request> write(Report report) {
        boolean intent = report.status().conditions().equals(report.request().conditions());
        return switch (sabotage) {
            case PUT_BEFORE_INTENT -> {
                if (intent) {
                    order(report.request(), new SessionRef(new ArmId(report.status().networkWatcherId()),
                            report.status().captureName()));
                }
                yield sites.write(report);
            }
            case NEWS_TAKEN_FOR_TOLD -> sites.write(new Report(report.request(), report.status().withNews(
                    report.status().news().stream().map(each -> each.with(NewsDelivery.State.Delivered)).toList())));
            case INTENT_IS_NOT_WRITTEN -> intent ? Optional.of(report.request()) : sites.write(report);
            case FINAL_WORD_OVERWRITTEN -> sites.write(report).map(this::overwritten);
            default -> sites.write(report);
        };
    }

    private void order(Request request, SessionRef session) {
        sites.perform(request, new Create(new Order(session, CaptureTarget.of(request.spec().target()),
                new Limits.Classic(request.spec().timeLimitSeconds(), 1L << 30), 0, List.of(),
                request.spec().storage())));
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return sabotage == Sabotage.OTHERS_CLAIMS_IGNORED ? List.of() : sites.claims(session, self);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        sites.tell(request, reason, sabotage == Sabotage.TELLS_THE_SECRET ? message + AzureRoom.SECRET : message);
    }

    @Override
    public Observation perform(Request request, Call call) {
        boolean leaves = sabotage == Sabotage.LEAVES_WITHOUT_LOOKING;
        boolean mistakes = sabotage == Sabotage.DELETES_A_SESSION_OF_ANOTHER_NAME;
        return switch (call) {
            case Look _ when leaves && request.deleting() -> new Observation.Looked(Optional.empty());
            case Delete _ when leaves -> new Observation.DeleteAnswered();
            case Delete(var session) when mistakes ->
                sites.perform(request, new Delete(new SessionRef(session.watcher(), SteeringCrashTest.BYSTANDER)));
            default -> worse(request, call, sites.perform(request, call));
        };
    }

    private Observation worse(Request request, Call call, Observation seen) {
        boolean refused = seen instanceof Observation.Refused;
        boolean again = refused && (sabotage == Sabotage.RETRY_AFTER_IGNORED
                || (sabotage == Sabotage.SECOND_PUT_AFTER_A_LOST_ANSWER && call instanceof Create));
        if (refused && sabotage == Sabotage.FINALIZER_REMOVED_ON_ANY_TROUBLE && request.deleting()) {
            sites.release(request);
        }
        boolean missing = seen instanceof Observation.Looked(var found) && found.isEmpty();
        if (sabotage == Sabotage.SECOND_LEADER_ORDERS_WITHOUT_ITS_OWN_INTENT && missing
                && call instanceof Look(var session)) {
            order(request, session);
        }
        if (sabotage == Sabotage.DELETES_WITHOUT_BEING_ASKED && call instanceof Query(var session)) {
            sites.perform(request, new Delete(session));
        }
        return again ? sites.perform(request, call) : seen;
    }

    /** Writes the contrary of a final word at once. */
    private Request overwritten(Request written) {
        List<Condition> contrary = written.conditions().stream().map(Sabotages::contrary).toList();
        return written.isFinal()
                ? sites.write(new Report(written, StatusCodec.write(written, contrary))).orElse(written)
                : written;
    }

    private static Condition contrary(Condition told) {
        return switch (told.type()) {
            case "Complete" -> new Condition(told.type(), "False", told.observedGeneration(), told.lastTransitionTime(),
                    told.reason(), told.message());
            case "Failed" -> new Condition(told.type(), "True", told.observedGeneration(), told.lastTransitionTime(),
                    told.reason(), told.message());
            default -> told;
        };
    }
}
