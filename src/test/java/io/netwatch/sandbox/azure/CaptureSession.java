package io.netwatch.sandbox.azure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One accepted PUT and what became of it. Holds facts with their instants; every state is computed for a given {@code now}.
 *
 * @param machines the target as it was at the PUT: one machine, or the instances of a scale set that take part
 * @param create the operation of the PUT; if it fails, no packet is ever taken
 * @param startsAt {@code captureStartTime}, provided that the create does not fail
 * @param ends every end known so far, in no order; the earliest one counts
 * @param deletion the accepted DELETE, after whose end the session is gone
 * @param lastQuery id of the last status query that started an operation
 */
record CaptureSession(NetworkWatcher watcher, String name, CaptureSettings settings, List<VirtualMachine> machines,
        Operation create, Instant startsAt,
        List<End> ends, Optional<Operation> deletion, Optional<String> lastQuery) {

    /** Why and when a capture stopped taking packets. {@code reason} is empty where the status shows none. */
    record End(Instant at, RunState state, String reason, List<String> errors) {
        static End stopped(Instant at, String reason) {
            return new End(at, RunState.STOPPED, reason, List.of());
        }
    }

    /** {@code packetCaptureStatus}. */
    enum RunState {
        NOT_STARTED("NotStarted"), RUNNING("Running"), STOPPED("Stopped"), ERROR("Error"), UNKNOWN("Unknown");

        final String word;

        RunState(String word) {
            this.word = word;
        }
    }

    CaptureSession {
        machines = List.copyOf(machines);
        ends = List.copyOf(ends);
    }

    String id() {
        return watcher.id() + "/packetCaptures/" + name;
    }

    CaptureSession ending(End end) {
        var all = new ArrayList<>(ends);
        all.add(end);
        return new CaptureSession(watcher, name, settings, machines, create, startsAt, all, deletion, lastQuery);
    }

    /** A second DELETE while the first is under way does not prolong it. */
    CaptureSession deletedBy(Operation operation) {
        return new CaptureSession(watcher, name, settings, machines, create, startsAt, ends,
                deletion.or(() -> Optional.of(operation)), lastQuery);
    }

    CaptureSession queriedBy(Operation operation) {
        return new CaptureSession(watcher, name, settings, machines, create, startsAt, ends, deletion,
                Optional.of(operation.id()));
    }

    /** Whether a GET says 404, which it does from the end of the deletion on. */
    boolean isGone(Instant now) {
        return deletion.isPresent() && deletion.get().isDone(now);
    }

    /** The end, if it has come. */
    Optional<End> ended(Instant now) {
        return ends.stream().min(Comparator.comparing(End::at)).filter(end -> !now.isBefore(end.at()));
    }

    boolean hasStarted(Instant now) {
        return !create.failed() && !now.isBefore(startsAt);
    }

    /** What queryStatus tells; it has nothing to do with {@link #provisioningState}. */
    RunState state(Instant now) {
        if (create.failed()) {
            // Invented: who cancels has seen no error.
            boolean error = create.isDone(now) && create.failureWord().equals("Failed");
            return error ? RunState.ERROR : RunState.NOT_STARTED;
        }
        if (!hasStarted(now)) {
            return RunState.NOT_STARTED;
        }
        return ended(now).map(End::state).orElse(RunState.RUNNING);
    }

    String provisioningState(Instant now) {
        if (deletion.isPresent()) {
            return "Deleting";
        }
        if (!create.isDone(now)) {
            return "Updating";
        }
        return create.failed() ? create.failureWord() : "Succeeded";
    }
}
