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
 */
record Scenario(String name, int timeLimitSeconds, Optional<Fault> fault, Optional<Duration> deletion,
        Setting setting) {
    Scenario(String name, int timeLimitSeconds, Happening happening) {
        this(name, timeLimitSeconds, Optional.empty(), Optional.empty(), Setting.ORDINARY.with(happening));
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

    static final Scenario SCALE_SET = new Scenario("scale set", 300, Optional.empty(), Optional.empty(),
            """
                    target:
                      resourceId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Compute/virtualMachineScaleSets/workers
                      instances: {exclude: ["0"]}
                    """);

    static final Scenario BOUNDED_SCALE_SET = new Scenario("scale set bounded by its policy", 300, Optional.empty(),
            Optional.empty(),
            """
                    target:
                      resourceId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Compute/virtualMachineScaleSets/workers
                    trigger: {alertKey: k, policy: night}
                    """);

    static final Scenario RING_BUFFER = new Scenario("ring buffer", 0, Optional.empty(), Optional.empty(), """
            timeLimitSeconds: null
            ringBuffer: {fileCount: 2, fileSizeBytes: 400000, sessionTimeLimitSeconds: 300}
            """);

    static final Scenario NO_PLACE_AT_FIRST = blocked("no place at first", Obstacle.QUOTA_FULL);

    static final Scenario PREMIUM_STORAGE_AT_FIRST = blocked("premium storage at first", Obstacle.PREMIUM_STORAGE);

    static final Scenario AGENT_TO_BE_INSTALLED = blocked("agent to be installed", Obstacle.NO_AGENT);

    static final List<Scenario> ALL = List.of(TO_THE_TIME_LIMIT, DELETED_WHILE_RUNNING, ANSWER_OF_THE_PUT_LOST,
            SCALE_SET, BOUNDED_SCALE_SET, RING_BUFFER, NO_PLACE_AT_FIRST, PREMIUM_STORAGE_AT_FIRST,
            AGENT_TO_BE_INSTALLED);

    /** Long enough for everything, an uncertain order and a slow upload included. */
    static final Duration LENGTH = Duration.ofMinutes(20);

    Scenario(String name, int timeLimitSeconds, Optional<Fault> fault, Optional<Duration> deletion) {
        this(name, timeLimitSeconds, fault, deletion, Setting.ORDINARY);
    }

    Scenario(String name, int timeLimitSeconds, Optional<Fault> fault, Optional<Duration> deletion, String spec) {
        this(name, timeLimitSeconds, fault, deletion, Setting.ORDINARY.with(spec));
    }

    Scenario(String name, int timeLimitSeconds, Optional<Fault> fault, Optional<Duration> deletion, Staging staging) {
        this(name, timeLimitSeconds, fault, deletion, Setting.ORDINARY.with(staging));
    }

    private static Scenario blocked(String name, Obstacle obstacle) {
        return new Scenario(name, 120, Optional.empty(), Optional.empty(), Setting.ORDINARY.with(obstacle));
    }

    @Override
    public String toString() {
        return name;
    }
}
