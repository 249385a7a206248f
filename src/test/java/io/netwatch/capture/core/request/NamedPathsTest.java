package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.DeletionPolicy;
import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.NamedWorld.Owner;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.terms.Conditions;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every path of a request that names its session, with at most so many surprises: no stranger is ever touched. */
class NamedPathsTest {
    private static final int STEPS = 52;
    private static final int ALL_SURPRISES = 2;
    /** Mutation testing walks the shorter paths only, each of them a thousand times. */
    private static final int SURPRISES = Integer.getInteger("paths.surprises", ALL_SURPRISES);
    private static final int CALLS_PER_VISIT = 13;

    private final Set<Class<?>> decisions = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    @Test
    void noPathTouchesAStranger() {
        Set<NamedPath> frontier = NamedPath.starts().collect(Collectors.toSet());
        for (int step = 0; step < STEPS; step++) {
            frontier = frontier.stream().flatMap(path -> path.next(checked(path)))
                    .filter(path -> path.surprises() <= SURPRISES).collect(Collectors.toSet());
        }
        if (SURPRISES == ALL_SURPRISES) {
            everythingWasMet();
        }
    }

    private void everythingWasMet() {
        assertThat(decisions).contains(Decision.ReadSession.class, Decision.ReadRun.class, Decision.ReadClaims.class,
                RecordIntent.class, Create.class, Stop.class, Delete.class, Release.class, Decision.Finish.class);
        assertThat(words).contains("Completed", "StoppedEarly", "CaptureLost", "NameConflict", "Held", "Queued",
                "AzureRefused");
    }

    private Decision checked(NamedPath path) {
        Decision decision = path.given().decision();
        decisions.add(decision.getClass());
        switch (decision) {
            case Call call -> callIsAllowed(path, call);
            case Rest rest -> restIsSound(path, rest);
        }
        return decision;
    }

    private static void callIsAllowed(NamedPath path, Call call) {
        Request request = path.given().request();
        assertThat(path.calls()).as("a visit ends: %s", path).isLessThan(CALLS_PER_VISIT);
        assertThat(request.isFinal() && !request.deleting()).as("after the final word no call: %s", path).isFalse();
        switch (call) {
            case RecordIntent(var plan) -> {
                assertThat(plan.attempt()).isEqualTo(request.story().attempts() + 1);
                assertThat(request.spec().desiredState()).as("%s", path).isNotEqualTo(DesiredState.Stopped);
            }
            case Create _ -> orderIsTheOnlyOne(path);
            case Stop _ -> mayBeTouched(path, request.spec().desiredState() == DesiredState.Stopped);
            case Delete _ -> mayBeTouched(path, false);
            default -> {
            }
        }
    }

    private static void orderIsTheOnlyOne(NamedPath path) {
        Plan plan = path.given().request().story().plan().orElseThrow();
        assertThat(plan.origin()).as("what was adopted is never ordered: %s", path).isEqualTo(new Origin.Named());
        assertThat(path.given().seen()).as("others' records are read after our own: %s", path)
                .isInstanceOf(ClaimsRead.class);
        assertThat(plan.attempt()).as("one order per attempt: %s", path).isGreaterThan(path.world().ordered());
        assertThat(path.world().isHeldBy(Owner.Ours)).as("one session per request: %s", path).isFalse();
        assertThat(path.world().lateArrival(path.given().now())).as("nor one to come: %s", path).isEmpty();
        assertThat(path.world().occupant()).as("a name that is taken is not ordered: %s", path).isEmpty();
        assertThat(path.world().mayEnd(path.given().now()))
                .as("nor while an order to end its last session may arrive: %s", path).isFalse();
    }

    /** Ours; or the very one that was recorded, as far as the spec says so. */
    private static void mayBeTouched(NamedPath path, boolean said) {
        Request request = path.given().request();
        boolean touchable = switch (request.story().plan().orElseThrow().origin()) {
            case Origin.Replaced(var start) -> !request.deleting() && path.world().began(start);
            case Origin.Adopted(var start, var _) -> path.world().began(start) && (said
                    || (request.deleting() && request.spec().deletionPolicy() == DeletionPolicy.Delete));
            default -> path.world().isHeldBy(Owner.Ours) || path.world().occupant().isEmpty();
        };
        assertThat(touchable).as("%s", path).isTrue();
        assertThat(path.given().progress().seen().find(ClaimsRead.class).map(ClaimsRead::others))
                .as("nobody else lives by it: %s", path).hasValueSatisfying(others -> assertThat(others).isEmpty());
        assertThat(path.given().progress().seen().find(Observation.RunRead.class))
                .as("it was recognised in this very visit: %s", path).isPresent();
    }

    private void restIsSound(NamedPath path, Rest rest) {
        if (rest instanceof Release) {
            releaseIsSafe(path);
            return;
        }
        Report report = path.report(rest);
        Conditions.find(report.status().conditions(), "Ready").map(Condition::reason).ifPresent(words::add);
        assertThat(StatusCodec.read(report.status())).as("the status tells the whole story: %s", path)
                .isEqualTo(report.request().story());
        if (path.given().request().isFinal()) {
            assertThat(report.status().conditions()).isEqualTo(path.given().request().conditions());
        }
    }

    private static void releaseIsSafe(NamedPath path) {
        Request request = path.given().request();
        boolean stays = request.spec().deletionPolicy() == DeletionPolicy.Retain
                || path.given().progress().seen().find(ClaimsRead.class).filter(read -> !read.others().isEmpty())
                        .isPresent();
        assertThat(request.deleting()).isTrue();
        assertThat(path.world().isHeldBy(Owner.Ours) && !stays).as("nothing of ours is left behind: %s", path)
                .isFalse();
        assertThat(path.world().lateArrival(path.given().now()).isPresent() && !stays).as("nor to come: %s", path)
                .isFalse();
        // What was to be replaced is nobody's any more, and whoever deletes the request does not wait for it.
        boolean ours = !(request.story().plan().map(Plan::origin).orElse(null) instanceof Origin.Replaced);
        boolean free = path.world().occupant().isEmpty();
        assertThat(free && ours && !stays && path.world().mayEnd(path.given().now()))
                .as("nor is anything under way that would hit whoever takes the name: %s", path).isFalse();
    }
}
