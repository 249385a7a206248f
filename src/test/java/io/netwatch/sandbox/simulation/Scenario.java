package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect.LoseAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What people and Azure do in one run; the operator has to cope.
 *
 * @param deletion when somebody deletes the request, counted from its creation; late enough that a restarted process has
 *        its capture running by then
 * @param happening what else befalls the capture in Azure
 * @param packets in its file
 */
record Scenario(String name, int timeLimitSeconds, Optional<Fault> fault, Optional<Duration> deletion,
        Optional<Happening> happening, int packets) {
    private static final int SOME_PACKETS = 12;

    Scenario(String name, int timeLimitSeconds, Optional<Fault> fault, Optional<Duration> deletion) {
        this(name, timeLimitSeconds, fault, deletion, Optional.empty(), SOME_PACKETS);
    }

    Scenario(String name, int timeLimitSeconds, Happening happening) {
        this(name, timeLimitSeconds, Optional.empty(), Optional.empty(), Optional.of(happening), SOME_PACKETS);
    }

    Scenario(String name, Fault fault) {
        this(name, 300, Optional.of(fault), Optional.empty());
    }

    static final Scenario TO_THE_TIME_LIMIT = new Scenario("to the time limit", 300, Optional.empty(),
            Optional.empty());

    static final Scenario DELETED_WHILE_RUNNING = new Scenario("deleted while running", 1000,
            Optional.empty(), Optional.of(Duration.ofSeconds(150)));

    static final Scenario ANSWER_OF_THE_PUT_LOST = new Scenario("answer of the PUT lost", 300,
            Optional.of(Fault.nth(1, "PacketCaptures_Create", new LoseAnswer(Duration.ZERO))), Optional.empty());

    static final List<Scenario> ALL = List.of(TO_THE_TIME_LIMIT, DELETED_WHILE_RUNNING, ANSWER_OF_THE_PUT_LOST);

    /** Long enough for everything, an uncertain order and a slow upload included. */
    static final Duration LENGTH = Duration.ofMinutes(20);

    @Override
    public String toString() {
        return name;
    }
}
