package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the small model of JOSDK's contract and JOSDK itself are held to: ten histories of an object, each of its own name,
 * and what was visited after each step.
 */
public final class Histories {
    private static final Map<String, List<BiConsumer<People, String>>> ALL = Map.of(//
            "created", List.of(People::create), //
            "edited", List.of(People::create, People::edit), //
            "edited-often", List.of(People::create, thrice(People::edit)), //
            "labelled", List.of(People::create, People::label), //
            "told", List.of(People::create, People::tell), //
            "deleted", List.of(People::create, People::delete), //
            "gone", List.of(People::create, People::delete, People::disarm), //
            "made-anew", List.of(People::create, People::delete, then(People::disarm, People::create)), //
            "failing", List.of(People::create), //
            "edited-while-leaving", List.of(People::create, People::delete, People::edit));

    private Histories() {}

    /** Whoever writes to the API server, and waits until the operator is at rest. */
    public interface People {
        void create(String name);

        /** Changes the spec. */
        void edit(String name);

        void label(String name);

        /** Writes a status. */
        void tell(String name);

        void delete(String name);

        /** Takes the finalizer away. */
        void disarm(String name);

        /** A new process takes the place of the old one. */
        void restart();

        void rest();
    }

    /**
     * @param visited whether anybody looked at the object at all
     * @param last what the last visit saw
     */
    public record Step(boolean visited, Optional<Sightings.Sighting> last) {}

    /** Plays all of them side by side, and at last restarts the process. */
    public static Map<String, List<Step>> play(People people, Sightings seen) {
        Map<String, List<Step>> steps = ALL.keySet().stream()
                .collect(Collectors.toMap(name -> name, _ -> new ArrayList<>()));
        IntStream.range(0, 3).forEach(step -> {
            seen.begin();
            ALL.forEach((name, story) -> step(story, step).accept(people, name));
            people.rest();
            steps.forEach((name, done) -> done.add(seen.step(name)));
        });
        seen.begin();
        people.restart();
        people.rest();
        steps.forEach((name, done) -> done.add(seen.step(name)));
        return steps;
    }

    private static BiConsumer<People, String> step(List<BiConsumer<People, String>> story, int step) {
        return step < story.size() ? story.get(step) : Histories::nothing;
    }

    private static void nothing(People people, String name) {
        // This history is already over.
    }

    private static BiConsumer<People, String> then(BiConsumer<People, String> one, BiConsumer<People, String> other) {
        return one.andThen(other);
    }

    private static BiConsumer<People, String> thrice(BiConsumer<People, String> deed) {
        return deed.andThen(deed).andThen(deed);
    }
}
