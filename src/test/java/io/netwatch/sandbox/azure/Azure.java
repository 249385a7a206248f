package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.Delivery.Delivered;
import io.netwatch.sandbox.azure.Delivery.Lost;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model of Azure. Nothing happens between two calls: whatever has become due by the clock is computed when somebody looks. All methods may
 * be called from any thread.
 */
public final class Azure {
    /** The three hosts that a client talks to. */
    public enum Face {
        ARM, AUTHORITY, BLOB
    }

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final List<LateCall> late = new ArrayList<>();
    private final Estate estate;
    private final CaptureStore captures = new CaptureStore();
    private final CaptureCalls captureCalls;
    private final Entra entra;
    private final Arm arm;
    private final BlobStore blobs;
    private final BlobService blobService;

    /** A call that a fault holds back. */
    private record LateCall(Instant due, Face face, Call call) {}

    public Azure(AzureWorld world, InstantSource clock, Endpoints endpoints) {
        this.clock = clock;
        var ids = new Ids();
        estate = new Estate(world);
        var operations = new Operations(world, endpoints, ids);
        captureCalls = new CaptureCalls(estate, captures, operations);
        entra = new Entra(world.clients(), endpoints.authority(), ids);
        arm = new Arm(world, new DirectoryCalls(estate, endpoints), estate, entra, ids,
                ArmRoutes.table(world, endpoints, estate, captures, operations));
        blobs = new BlobStore(world, endpoints, estate, captures);
        blobService = new BlobService(world.rules(), estate, entra, endpoints, blobs, ids);
    }

    /** Answers a call, whatever faults are in force. */
    public synchronized Answer answer(Face face, Call call) {
        return answer(face, call, now(), OperationFate.USUAL);
    }

    /** Answers a call unless a fault strikes it. */
    public synchronized Delivery deliver(Face face, Call call) {
        Instant now = now();
        return switch (faults.strike(operation(face, call), call).orElse(null)) {
            case null -> prompt(answer(face, call, now, OperationFate.USUAL));
            case Effect.Refuse(ArmError error, Optional<Duration> after) -> prompt(refuse(face, error, after, now));
            case Effect.LoseRequest() -> new Lost();
            case Effect.LoseAnswer(Duration delay) -> {
                late.add(new LateCall(now.plus(delay), face, call));
                applyLateCalls(now);
                yield new Lost();
            }
            case Effect.DelayAnswer(Duration delay) ->
                new Delivered(answer(face, call, now, OperationFate.USUAL), delay);
            case Effect.ApplyTwice() -> {
                answer(face, call, now, OperationFate.USUAL);
                yield prompt(answer(face, call, now, OperationFate.USUAL));
            }
            case Effect.FailOperation(ArmError error) -> prompt(answer(face, call, now, OperationFate.failing(error)));
            case Effect.CancelOperation() -> prompt(answer(face, call, now, OperationFate.canceled()));
            case Effect.SlowOperation(Duration time) -> prompt(answer(face, call, now, OperationFate.lasting(time)));
        };
    }

    /** What time it is there. */
    public Instant time() {
        return clock.instant();
    }

    public Faults faults() {
        return faults;
    }

    /** Captures that exist now, deleted ones that are still going away included. */
    public synchronized List<CaptureView> captures() {
        Instant now = now();
        return captures.present(now).map(session -> CaptureView.of(session, now)).toList();
    }

    /** How many PUTs of this capture name were accepted, ever. */
    public synchronized int creates(String captureName) {
        now();
        return captures.creates(captureName);
    }

    /** How many PUTs were accepted, ever, by the capture's name. */
    public synchronized Map<String, Integer> creates() {
        now();
        return captures.creates();
    }

    /** How many DELETEs of this capture name were accepted, ever; those of an unknown name do not count. */
    public synchronized int deletes(String captureName) {
        now();
        return captures.deletes(captureName);
    }

    /** From now on the agent of this capture reports these errors, and goes on with what it does. */
    public synchronized void trouble(String captureName, List<String> errors) {
        captures.trouble(captureName, errors);
    }

    /** From now on Network Watcher does not know how this capture is. */
    public synchronized void silence(String captureName) {
        captureCalls.silence(captureName, now());
    }

    public synchronized List<StoredBlob> blobs() {
        return blobs.all(now());
    }

    /** Adds a machine or replaces the one with this id. Captures on a machine that stops running end with it. */
    public synchronized void put(VirtualMachine machine) {
        Instant now = now();
        if (!machine.isRunning()) {
            captureCalls.machineStopped(machine.id(), now);
        }
        estate.put(machine);
    }

    /** Gives an app registration another secret in place of the one that it had; tokens of that one are refused. */
    public synchronized void changeSecret(AzureWorld.Client client) {
        entra.changeSecret(client);
    }

    public synchronized void put(ScaleSet set) {
        estate.put(set);
    }

    public synchronized void put(NetworkWatcher watcher) {
        estate.put(watcher);
    }

    public synchronized void put(StorageAccount account) {
        estate.put(account);
    }

    /** Deletes a machine, watcher or account; captures on a deleted machine end. */
    public synchronized void remove(ResourceId id) {
        captureCalls.machineStopped(id, now());
        estate.remove(id);
    }

    /** The present, after everything that was held back until now has been applied. */
    private Instant now() {
        Instant now = clock.instant();
        estate.settle(now);
        applyLateCalls(now);
        return now;
    }

    private void applyLateCalls(Instant now) {
        late.stream().filter(call -> !call.due().isAfter(now)).sorted(Comparator.comparing(LateCall::due)).toList()
                .forEach(call -> {
                    late.remove(call);
                    answer(call.face(), call.call(), call.due(), OperationFate.USUAL);
                });
    }

    private Answer answer(Face face, Call call, Instant now, OperationFate fate) {
        return switch (face) {
            case ARM -> arm.answer(call, now, fate);
            case AUTHORITY -> entra.answer(call, now);
            case BLOB -> blobService.answer(call, now);
        };
    }

    private String operation(Face face, Call call) {
        return switch (face) {
            case ARM -> arm.route(call).map(Route::operation).orElse("Unknown");
            case AUTHORITY -> "Token_Issue";
            case BLOB -> BlobService.operation(call);
        };
    }

    private Answer refuse(Face face, ArmError error, Optional<Duration> retryAfter, Instant now) {
        Answer answer = face == Face.BLOB
                ? BlobService.error(error.status(), error.code(), error.message())
                : arm.refuse(error, now);
        return retryAfter.map(after -> answer.with("Retry-After", Long.toString(after.toSeconds()))).orElse(answer);
    }

    private static Delivery prompt(Answer answer) {
        return new Delivered(answer, Duration.ZERO);
    }
}
