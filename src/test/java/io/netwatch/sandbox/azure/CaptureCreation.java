package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.netwatch.sandbox.azure.CaptureSession.End;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The PUT of a capture, which also starts it: there is no separate start call. */
final class CaptureCreation {
    private static final DateTimeFormatter FILE_NAME = DateTimeFormatter
            .ofPattern("yyyy/MM/dd/'packetcapture'_HH_mm_ss_SSS'.cap'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Estate estate;
    private final CaptureStore captures;
    private final Operations operations;
    private final Endpoints endpoints;
    private final Pace pace;
    private final ArmRules rules;

    CaptureCreation(AzureWorld world, Endpoints endpoints, Estate estate, CaptureStore captures,
            Operations operations) {
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
        VirtualMachine machine = target(settings, watcher, id);
        CaptureSettings stored = withStoragePath(settings, id, ask.now());
        // Invented: the body is judged before the name. A session occupies its name until its deletion has ended.
        if (captures.find(id, ask.now()).isPresent()) {
            throw rules.nameTaken().thrown();
        }
        return accept(ask, watcher, stored, machine);
    }

    private Answer accept(Ask ask, NetworkWatcher watcher, CaptureSettings settings, VirtualMachine machine) {
        Optional<ArmError> failure = refusal(machine);
        Operation operation = operations.start(Operation.Kind.CREATE, ask, watcher.location(), failure,
                MissingNode.getInstance());
        Instant startsAt = ask.now().plus(pace.scaled(pace.startDelay()));
        // Both limits are known from the start; whichever comes first is the end, unless a stop comes before it.
        List<End> ends = operation.failed()
                ? List.of()
                : List.of(timeLimit(settings, startsAt), byteLimit(settings, machine, startsAt));
        var session = new CaptureSession(watcher, ask.parameter("capture"), settings, machine, operation, startsAt,
                ends, Optional.empty(),
                Optional.empty());
        captures.created(session);
        estate.mutated(watcher, ask.now());
        estate.mutated(watcher, operation.doneAt());
        return operations.announceCreate(
                Answer.json(201, CaptureBodies.resource(session, estate.etag(watcher, ask.now()), ask.now())),
                operation, ask);
    }

    private VirtualMachine target(CaptureSettings settings, NetworkWatcher watcher, String captureId) {
        VirtualMachine machine = estate.machine(settings.target())
                .orElseThrow(() -> ArmErrors.badReference(settings.target().toString(), captureId).thrown());
        // Invented: regions must match, but the answer to a mismatch is not known.
        if (!machine.location().equalsIgnoreCase(watcher.location())) {
            throw ArmErrors.badRequest(
                    "The target lies in " + machine.location() + ", its network watcher in " + watcher.location() + ".")
                    .thrown();
        }
        return machine;
    }

    /** How this create fails, if it does; a failure of the immediate kind is thrown. */
    private Optional<ArmError> refusal(VirtualMachine machine) {
        Optional<ArmRules.CreateFailure> failure = machine.isRunning()
                ? Optional.of(rules.agentMissing()).filter(missing -> !machine.hasAgent())
                : Optional.of(rules.machineStopped());
        failure.filter(found -> !found.late()).ifPresent(found -> {
            throw found.error().thrown();
        });
        return failure.map(ArmRules.CreateFailure::error);
    }

    private End timeLimit(CaptureSettings settings, Instant startsAt) {
        return End.stopped(startsAt.plus(pace.scaled(Duration.ofSeconds(settings.timeLimitSeconds()))), "TimeExceeded");
    }

    /** The instant at which the machine's steady traffic fills the file; pace applies to traffic as to everything else. */
    private End byteLimit(CaptureSettings settings, VirtualMachine machine, Instant startsAt) {
        long milliseconds = settings.totalBytes() * 1000 / Math.max(1, machine.bytesPerSecond());
        return End.stopped(startsAt.plus(pace.scaled(Duration.ofMillis(milliseconds))), rules.bytesReason());
    }

    private CaptureSettings withStoragePath(CaptureSettings settings, String captureId, Instant now) {
        CaptureSettings.Sinks sinks = settings.sinks();
        if (sinks.storageId().isEmpty()) {
            return settings;
        }
        String wanted = sinks.storageId().get();
        // Invented: what Azure says to an account that does not exist.
        StorageAccount account = ResourceId.parse(wanted).flatMap(estate::account)
                .orElseThrow(() -> ArmErrors.badReference(wanted, captureId).thrown());
        if (sinks.storagePath().isEmpty()) {
            return settings.storedAt(generatedPath(account, settings.target(), now));
        }
        if (endpoints.parseBlobUrl(sinks.storagePath()).isEmpty()) {
            throw ArmErrors.badRequest(
                    "properties.storageLocation.storagePath '" + sinks.storagePath() + "' is not the URL of a blob.")
                    .thrown();
        }
        return settings;
    }

    /** Recorded: the target's id in lower case, then the moment of the PUT. */
    private String generatedPath(StorageAccount account, ResourceId target, Instant now) {
        String name = target.key().substring(1) + "/" + FILE_NAME.format(now);
        return endpoints.blobUrl(new Endpoints.BlobAddress(account.id().name(), "network-watcher-logs", name));
    }
}
