package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Rest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One point on one possible path of a request through visits, restarts, edits and Azure's moods.
 *
 * @param calls made in this visit so far
 * @param surprises met so far
 */
record Path(Given given, World world, int calls, int surprises) {

    static Path start() {
        return new Path(Given.aRequest().installs().spec(
                "{timeLimitSeconds: %d, ttlSecondsAfterFinished: 30}".formatted(World.TIME_LIMIT_SECONDS)),
                World.EMPTY, 0, 0);
    }

    /** A scale set, with a ring buffer, ordered by a policy that lets it be captured on one of its two instances. */
    static Path ofAScaleSet() {
        return new Path(Given.aRequest().spec("""
                {target: {resourceId: %s}, ringBuffer: {sessionTimeLimitSeconds: %d},
                 ttlSecondsAfterFinished: 30, trigger: {alertKey: k, policy: egress}}""".formatted(Given.SET,
                World.TIME_LIMIT_SECONDS)), World.EMPTY, 0, 0);
    }

    /** The flight recorder's own. */
    static Path ofARecording() {
        return new Path(
                Given.aRecording().spec("{ringBuffer: {sessionTimeLimitSeconds: %d}, ttlSecondsAfterFinished: 30}"
                        .formatted(World.TIME_LIMIT_SECONDS)),
                World.EMPTY, 0, 0);
    }

    /** Evidence that a flight recorder has, if it has any. */
    static Path ofRecorder() {
        return new Path(Given.ofRecorder().spec("{timeLimitSeconds: %d, ttlSecondsAfterFinished: 30}"
                .formatted(World.TIME_LIMIT_SECONDS)), World.EMPTY, 0, 0);
    }

    /** Where the path may lead from here when {@code decision} is taken. */
    Stream<Path> next(Decision decision) {
        Stream<Path> onward = switch (decision) {
            case Call call -> called(call);
            case Decision.Release _ -> Stream.empty();
            case Rest rest -> rested(rest);
        };
        return Stream.concat(onward, arrival());
    }

    private Stream<Path> called(Call call) {
        List<World.Outcome> outcomes = world.outcomes(call, given.request(), given.now());
        return IntStream.range(0, outcomes.size()).mapToObj(i -> new Path(given.sees(outcomes.get(i).seen()),
                outcomes.get(i).then(), calls + 1, surprises + (i == 0 ? 0 : 1)));
    }

    /** The visit is written down; the next one comes when it is due, or early after a restart, an edit, a deletion. */
    private Stream<Path> rested(Rest rest) {
        Given written = given.read(report(rest).status()).rests(rest);
        Given soon = written.at(secondsNow() + 1);
        List<Path> all = new ArrayList<>();
        due(rest).ifPresent(at -> all.add(visit(written.at(secondsUntil(at)), 0)));
        // A visit follows the final word; at other times it takes a restart.
        all.add(visit(soon.progress(Progress.NONE), rest instanceof Decision.Finish ? 0 : 1));
        if (!given.request().deleting()) {
            all.add(visit(soon.deleted(), given.request().isFinal() ? 0 : 1));
            all.add(visit(soon.edited("{desiredState: Stopped}"), 1));
        }
        return all.stream();
    }

    /** The same moment, from which on Azure does what it usually does. */
    Path calmly() {
        return new Path(given, world.usual(), calls, 0);
    }

    Report report(Rest rest) {
        return Report.of(given.request(), rest, given.now());
    }

    private Stream<Path> arrival() {
        return world.lateArrival(given.now()).map(later -> new Path(given, later, calls, surprises + 1)).stream();
    }

    private Path visit(Given begun, int surprise) {
        return new Path(begun, world, 0, surprises + surprise);
    }

    /** When a rest wants the next visit. */
    static Optional<Instant> due(Rest rest) {
        return switch (rest) {
            case Decision.Wait(var until, var _, var _) -> Optional.of(until);
            case Decision.Retry(var until, var _, var _, var _) -> Optional.of(until);
            case Decision.Stall(var recheck, var _, var _) -> Optional.of(recheck);
            case Decision.Keep(var until) -> Optional.of(until);
            case Decision.Finish _,Decision.Release _,Decision.Expire _,Decision.Done _ -> Optional.empty();
        };
    }

    private long secondsUntil(Instant at) {
        return Math.max(secondsNow(), at.getEpochSecond() - Given.CREATED.getEpochSecond());
    }

    private long secondsNow() {
        return given.now().getEpochSecond() - Given.CREATED.getEpochSecond();
    }
}
