package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.netwatch.sandbox.azure.CaptureSession.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The PUT of a capture, which also starts it: there is no separate start call. */
final class CaptureCreation {
    private final AzureWorld world;
    private final Estate estate;
    private final CaptureStore captures;
    private final Operations operations;
    private final Endpoints endpoints;
    private final Pace pace;
    private final ArmRules rules;

    CaptureCreation(AzureWorld world, Endpoints endpoints, Estate estate, CaptureStore captures,
            Operations operations) {
        this.world = world;
        this.estate = estate;
        this.captures = captures;
        this.operations = operations;
        this.endpoints = endpoints;
        pace = world.pace();
        rules = world.rules();
    }

    /** Recorded: 201 with the normalised resource in state Updating, and an operation to poll. Nothing is kept of a refused PUT. */
    Answer create(Ask ask) {
        ResourceId watcherId = ask.resource(ResourceId.WATCHER, "watcher");
        NetworkWatcher watcher = estate.watcher(watcherId)
                .orElseThrow(() -> ArmErrors.parentNotFound(watcherId).thrown());
        String id = watcher.id() + "/packetCaptures/" + ask.parameter("capture");
        CaptureSettings settings = CaptureSettings.parse(ask.call().body());
        CaptureTarget target = target(settings, watcher, id);
        CaptureSettings stored = withStoragePath(target, id, ask.now());
        // Invented: the body is judged before the name. A session occupies its name until its deletion has ended.
        if (captures.find(id, ask.now()).isPresent()) {
            throw rules.nameTaken().thrown();
        }
        int limit = world.captureLimit(ask.subscription(), watcher.location());
        if (captures.count(ask.subscription(), watcher.location(), ask.now()) >= limit) {
            throw ArmErrors.tooManyCaptures(limit, watcher.location()).thrown();
        }
        return accept(ask, watcher, stored, target.machines());
    }

    private Answer accept(Ask ask, NetworkWatcher watcher, CaptureSettings settings,
            List<VirtualMachine> machines) {
        Optional<ArmError> failure = refusal(machines);
        Operation operation = operations.start(Operation.Kind.CREATE, ask, watcher.location(), failure,
                MissingNode.getInstance());
        // Invented: packets are taken while the operation still runs, as recorded, but not when it is held up.
        Instant startsAt = ask.fate().lasts().map(ask.now()::plus)
                .orElseGet(() -> ask.now().plus(pace.scaled(pace.startDelay())));
        // Both limits are known from the start; whichever comes first is the end, unless a stop comes before it.
        List<End> ends = operation.failed()
                ? List.of()
                : ends(settings, machines, startsAt);
        var session = new CaptureSession(watcher, ask.parameter("capture"), settings, machines, operation, startsAt,
                ends, Optional.empty(),
                Optional.empty());
        captures.created(session);
        estate.mutated(watcher, ask.now());
        estate.mutated(watcher, operation.doneAt());
        return operations.announceCreate(
                Answer.json(201, CaptureBodies.resource(session, estate.etag(watcher, ask.now()), ask.now())),
                operation, ask);
    }

    private CaptureTarget target(CaptureSettings settings, NetworkWatcher watcher, String captureId) {
        CaptureTarget target = CaptureTarget.find(settings, estate, captureId);
        // Invented: regions must match, but the answer to a mismatch is not known.
        if (!target.location().equalsIgnoreCase(watcher.location())) {
            throw ArmErrors.badRequest(
                    "The target lies in " + target.location() + ", its network watcher in " + watcher.location() + ".")
                    .thrown();
        }
        return target;
    }

    /** How this create fails, if it does; a failure of the immediate kind is thrown. Invented: one good instance of a scale set is enough. */
    private Optional<ArmError> refusal(List<VirtualMachine> machines) {
        Optional<ArmRules.CreateFailure> failure = machines.stream().anyMatch(VirtualMachine::isRunning)
                ? Optional.of(rules.agentMissing())
                        .filter(missing -> machines.stream().noneMatch(VirtualMachine::canCapture))
                : Optional.of(rules.machineStopped());
        failure.filter(found -> !found.late()).ifPresent(found -> {
            throw found.error().thrown();
        });
        return failure.map(ArmRules.CreateFailure::error);
    }

    private List<End> ends(CaptureSettings settings, List<VirtualMachine> machines, Instant startsAt) {
        return settings.ring().map(ring -> List.of(timeLimit(ring.sessionTimeLimitSeconds(), startsAt)))
                .orElseGet(() -> List.of(timeLimit(settings.timeLimitSeconds(), startsAt),
                        byteLimit(settings, machines, startsAt)));
    }

    private End timeLimit(int seconds, Instant startsAt) {
        return End.stopped(startsAt.plus(pace.scaled(Duration.ofSeconds(seconds))), "TimeExceeded");
    }

    /**
     * The instant at which the machine's steady traffic fills the file; pace applies to traffic as to everything else.
     * Invented: every instance of a scale set has this limit to itself, and the slowest one ends the capture.
     */
    private End byteLimit(CaptureSettings settings, List<VirtualMachine> machines, Instant startsAt) {
        long slowest = machines.stream().mapToLong(VirtualMachine::bytesPerSecond).min().orElse(1);
        long milliseconds = settings.totalBytes() * 1000 / Math.max(1, slowest);
        return End.stopped(startsAt.plus(pace.scaled(Duration.ofMillis(milliseconds))), rules.bytesReason());
    }

    private CaptureSettings withStoragePath(CaptureTarget target, String captureId, Instant now) {
        CaptureSettings settings = target.settings();
        CaptureSettings.Sinks sinks = settings.sinks();
        if (sinks.storageId().isEmpty()) {
            return settings;
        }
        String wanted = sinks.storageId().get();
        // Invented: what Azure says to an account that does not exist.
        StorageAccount account = ResourceId.parse(wanted).flatMap(estate::account)
                .orElseThrow(() -> ArmErrors.badReference(wanted, captureId).thrown());
        // Documented: the account must lie in the target's region. Invented: the answer when it does not.
        if (!account.location().equalsIgnoreCase(target.location())) {
            throw ArmErrors.badRequest("The storage account lies in " + account.location() + ", the target in "
                    + target.location() + ".").thrown();
        }
        if (sinks.storagePath().isEmpty()) {
            return settings.storedAt(endpoints.blobUrl(new Endpoints.BlobAddress(account.id().name(),
                    "network-watcher-logs", CaptureFileNames.generated(target, now))));
        }
        if (endpoints.parseBlobUrl(sinks.storagePath()).isEmpty()) {
            throw ArmErrors.badRequest(
                    "properties.storageLocation.storagePath '" + sinks.storagePath() + "' is not the URL of a blob.")
                    .thrown();
        }
        return settings;
    }
}
