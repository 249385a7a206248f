package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recordings for tests: of the everyday machine, with five minutes of time, begun at second 0.
 *
 * @param given the request behind it
 */
public record Recordings(Given given) {
    public static final Instant BEGIN = Given.CREATED;
    public static final ArmId TARGET = Given.VM;

    /** Its name is {@code rec-<number>}, and its UID {@code uid-<number>}. */
    public static Recordings number(int number) {
        return number(number, "settings");
    }

    public static Recordings number(int number, String settings) {
        Given given = Given.aRecording();
        Request one = given.request();
        return new Recordings(given.with(new Request(new RequestKey("team", "rec-" + number), "uid-" + number, "1", 1,
                one.created(), false, Optional.empty(), Optional.empty(), one.spec(), one.status(), one.story())
                .marked(new RecorderMark("egress", "uid-egress", number, settings, Optional.empty()))));
    }

    public Recordings of(String target) {
        return new Recordings(given.spec("{target: {resourceId: %s}}".formatted(target)));
    }

    public Recordings lasting(int seconds) {
        return new Recordings(given.spec("{ringBuffer: {sessionTimeLimitSeconds: %d}}".formatted(seconds)));
    }

    /** Azure has begun to record at this second. */
    public Recordings running(long second) {
        return new Recordings(
                given.ordered(1, second).confirmed(Given.BLOB).started(second).standing(Reason.Recording));
    }

    public Recordings ended(long second, Reason reason, String word) {
        RunState end = new RunState(RunState.Status.Stopped, given.request().story().start(), word, List.of());
        Given over = given.at(second);
        return new Recordings(over.with(Decide.learn(over.request(), over.progress(),
                new Observation.Queried(Optional.of(end)), over.now())).standing(reason).at(0));
    }

    /** In error, and nobody has said a final word yet. */
    public Recordings broken(long second, String error) {
        RunState end = new RunState(RunState.Status.Error, given.request().story().start(), "", List.of(error));
        Given over = given.at(second);
        return new Recordings(over.with(Decide.learn(over.request(), over.progress(),
                new Observation.Queried(Optional.of(end)), over.now())).at(0));
    }

    /** Final without ever having run. */
    public Recordings failed(long second, Reason reason) {
        return new Recordings(given.at(second).standing(reason).at(0));
    }

    public Recordings stands(Reason reason) {
        return new Recordings(given.standing(reason));
    }

    public Recordings stopAsked() {
        return new Recordings(given.spec("{desiredState: Stopped}"));
    }

    public Recordings deleted() {
        return new Recordings(given.deleted());
    }

    public Recording done() {
        return new Recording(given.request());
    }
}
