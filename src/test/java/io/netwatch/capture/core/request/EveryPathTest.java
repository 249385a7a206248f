package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Expire;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Observation.Created;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.terms.Conditions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From a fresh request, every path with at most so many surprises; what must never happen is looked for at each step. */
class EveryPathTest {
    private static final int STEPS = 48;
    private static final int ALL_SURPRISES = 2;
    /** Mutation testing walks the shorter paths only, each of them a thousand times. */
    private static final int SURPRISES = Integer.getInteger("paths.surprises", ALL_SURPRISES);
    private static final int CALLS_PER_VISIT = 12;

    private final Set<Class<?>> decisions = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final Calm calm = new Calm();

    @Test
    void noPathBreaksAnInvariant() {
        Set<Path> frontier = Set.of(Path.start(), Path.ofAScaleSet(), Path.ofARecording(), Path.ofRecorder());
        for (int step = 0; step < STEPS; step++) {
            frontier = frontier.stream().flatMap(path -> path.next(checked(path)))
                    .filter(path -> path.surprises() <= SURPRISES).collect(Collectors.toSet());
        }
        if (SURPRISES == ALL_SURPRISES) {
            everythingWasMet();
        }
    }

    private void everythingWasMet() {
        assertThat(calm.states()).as("states from which a stable rest is reached").isGreaterThan(10_000);
        assertThat(decisions).as("the walk meets every decision").containsAll(kinds());
        assertThat(words).as("and every kind of end").contains("Completed", "StoppedEarly", "UploadFailed",
                "CaptureLost", "EmptyCapture", "TargetGone", "NameConflict", "AzureRefused", "Forbidden",
                "TargetStopped", "TargetNotFound", "NoWatcher", "Held", "Queued", "StorageUnusable", "AgentMissing",
                "Suppressed", "Recording", "Freezing");
    }

    private Decision checked(Path path) {
        Decision decision = path.given().decision();
        decisions.add(decision.getClass());
        if (path.calls() == 0 && path.given().seen() instanceof Observation.Nothing) {
            calm.restsAfter(path);
        }
        switch (decision) {
            case Call call -> callIsAllowed(path, call);
            case Rest rest -> restIsSound(path, rest);
        }
        return decision;
    }

    private static void callIsAllowed(Path path, Call call) {
        Request request = path.given().request();
        assertThat(path.calls()).as("a visit ends: %s", path).isLessThan(CALLS_PER_VISIT);
        assertThat(request.isFinal() && !request.deleting()).as("after the final word no call: %s", path).isFalse();
        switch (call) {
            case RecordIntent(var plan) -> intentIsDue(path, plan);
            case Create _ -> orderIsTheOnlyOne(path);
            case Stop(var session) -> isOurs(path, session);
            case Delete(var session) -> isOurs(path, session);
            default -> {
            }
        }
    }

    private static void intentIsDue(Path path, Plan plan) {
        Request request = path.given().request();
        assertThat(plan.attempt()).as("attempts count up: %s", path).isEqualTo(request.story().attempts() + 1);
        assertThat(plan.time()).isEqualTo(path.given().now());
        assertThat(request.deleting()).as("nothing is ordered for a deleted request: %s", path).isFalse();
        assertThat(request.spec().desiredState()).as("nor for a held one: %s", path).isNotEqualTo(DesiredState.Stopped);
        assertThat(path.world().lateArrival(plan.time())).as("nor while another order may arrive: %s", path).isEmpty();
    }

    private static void orderIsTheOnlyOne(Path path) {
        Plan plan = path.given().request().story().plan().orElseThrow();
        assertThat(path.given().seen()).as("intent before effect: %s", path).isEqualTo(new IntentRecorded(plan));
        assertThat(plan.attempt()).as("one order per attempt: %s", path).isGreaterThan(path.world().ordered());
        assertThat(path.world().exists()).as("one session per request: %s", path).isFalse();
    }

    private static void isOurs(Path path, SessionRef session) {
        assertThat(CaptureName.isOurs(session.name(), Given.UID, Given.RULES.install())).as("%s", path).isTrue();
    }

    private void restIsSound(Path path, Rest rest) {
        if (rest instanceof Release) {
            releaseIsSafe(path);
            return;
        }
        if (!(path.given().seen() instanceof Created)) {
            assertThat(Path.due(rest).filter(until -> until.isBefore(path.given().now())))
                    .as("no wake-up in the past: %s", path).isEmpty();
        }
        if (rest instanceof Expire) {
            assertThat(path.given().request().isFinal() || path.given().seen().equals(new Observation.OwnerRead(false)))
                    .as("only what is over expires, or has lost its policy: %s", path).isTrue();
        }
        statusIsSound(path, rest, path.report(rest));
    }

    private static void releaseIsSafe(Path path) {
        Request request = path.given().request();
        assertThat(request.deleting()).isTrue();
        assertThat(request.story().plan().isEmpty() || path.given().seen().equals(new Looked(Optional.empty())))
                .as("the finalizer leaves after a 404: %s", path).isTrue();
        assertThat(path.world().exists()).as("and leaves nothing behind: %s", path).isFalse();
        assertThat(path.world().lateArrival(path.given().now())).as("nor anything to come: %s", path).isEmpty();
    }

    private void statusIsSound(Path path, Rest rest, Report report) {
        List<Condition> conditions = report.status().conditions();
        Conditions.find(conditions, "Ready").map(Condition::reason).ifPresent(words::add);
        assertThat(Conditions.isTrue(conditions, "Stalled") && Conditions.isTrue(conditions, "Reconciling"))
                .as("blocked and on its way exclude each other: %s", path).isFalse();
        if (rest instanceof Finish) {
            assertThat(Conditions.isTrue(conditions, "Complete")).as("one final word: %s", path)
                    .isNotEqualTo(Conditions.isTrue(conditions, "Failed"));
        }
        if (path.given().request().isFinal()) {
            assertThat(conditions).as("final words stay: %s", path).isEqualTo(path.given().request().conditions());
        }
        assertThat(StatusCodec.read(report.status())).as("the status tells the whole story: %s", path)
                .isEqualTo(report.request().story());
    }

    /**
     * All but those that this request never meets: with a time to live it is never simply done, only named sessions are
     * questioned (see NamedPathsTest), and a machine's group is not read.
     */
    private static Set<Class<?>> kinds() {
        return Set.of(Call.class, Rest.class).stream().flatMap(kind -> List.of(kind.getPermittedSubclasses()).stream())
                .filter(kind -> !Set.of(Decision.Done.class, Decision.ReadSession.class, Decision.ReadRun.class,
                        Decision.ReadClaims.class, Decision.ReadGroup.class).contains(kind))
                .collect(Collectors.toSet());
    }
}
