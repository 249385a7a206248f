package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One point on one possible path of a request whose session's name a person chose: as {@link Path}, in a
 * {@link NamedWorld}.
 *
 * @param calls made in this visit so far
 * @param surprises met so far
 */
record NamedPath(Given given, NamedWorld world, int calls, int surprises) {

    /** With every policy. What becomes of a free name does not depend on it. */
    static Stream<NamedPath> starts() {
        return Stream.of(start("Fail", NamedWorld.vacant()), start("Fail", NamedWorld.taken()),
                start("Replace", NamedWorld.taken()), start("Adopt, deletionPolicy: Delete", NamedWorld.taken()),
                start("Adopt", NamedWorld.taken()));
    }

    private static NamedPath start(String policy, NamedWorld world) {
        Given named = Given.aRequest().spec("{captureName: nightly, timeLimitSeconds: %d, conflictPolicy: %s}"
                .formatted(NamedWorld.TIME_LIMIT_SECONDS, policy));
        return new NamedPath(named, world, 0, 0);
    }

    Stream<NamedPath> next(Decision decision) {
        return switch (decision) {
            case Call call -> called(call);
            case Decision.Release _,Decision.Done _ -> Stream.empty();
            case Rest rest -> rested(rest);
        };
    }

    Report report(Rest rest) {
        return Report.of(given.request(), rest, given.now());
    }

    private Stream<NamedPath> called(Call call) {
        List<NamedWorld.Outcome> outcomes = world.outcomes(call, given.request().story(), given.now());
        return IntStream.range(0, outcomes.size()).mapToObj(i -> new NamedPath(given.sees(outcomes.get(i).seen()),
                outcomes.get(i).then(), calls + 1, surprises + (i == 0 ? 0 : 1)));
    }

    /** Due, early after a restart, an edit or a deletion; and the world may have changed meanwhile. */
    private Stream<NamedPath> rested(Rest rest) {
        Given written = given.read(report(rest).status()).rests(rest);
        Given soon = written.at(seconds() + 1);
        List<NamedPath> all = new ArrayList<>();
        Path.due(rest).ifPresent(at -> all.add(visit(
                written.at(Math.max(seconds(), at.getEpochSecond() - Given.CREATED.getEpochSecond())), 0)));
        all.add(visit(soon.progress(Progress.NONE), rest instanceof Decision.Finish ? 0 : 1));
        if (!given.request().deleting()) {
            all.add(visit(soon.deleted(), given.request().isFinal() ? 0 : 1));
            all.add(visit(soon.edited("{desiredState: Stopped}"), 1));
        }
        return all.stream().flatMap(path -> Stream.concat(Stream.of(path), path.arrivals()));
    }

    private Stream<NamedPath> arrivals() {
        return world.arrivals(given.now()).stream().map(later -> new NamedPath(given, later, 0, surprises + 1));
    }

    private NamedPath visit(Given begun, int surprise) {
        return new NamedPath(begun, world, 0, surprises + surprise);
    }

    private long seconds() {
        return given.now().getEpochSecond() - Given.CREATED.getEpochSecond();
    }
}
