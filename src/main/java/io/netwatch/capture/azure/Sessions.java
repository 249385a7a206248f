package io.netwatch.capture.azure;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureQueryStatusResultInner;
import com.azure.resourcemanager.network.fluent.models.PacketCaptureResultInner;
import com.azure.resourcemanager.network.models.PacketCaptureListResult;
import com.azure.resourcemanager.network.models.PacketCaptureMachineScope;
import com.azure.resourcemanager.network.models.PacketCaptureSettings;
import com.azure.resourcemanager.network.models.PacketCaptureStorageLocation;
import com.azure.resourcemanager.network.models.PacketCaptureTargetType;
import com.azure.resourcemanager.network.models.PcError;
import com.azure.resourcemanager.network.models.PcStatus;
import com.azure.resourcemanager.network.models.ProvisioningState;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.Scope;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.TargetKind;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Plain;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Azure's bodies about sessions, as values of the core. */
final class Sessions {
    private static final RunState UNKNOWN = new RunState(RunState.Status.Unknown, Optional.empty(), "", List.of());
    private static final int LONGEST_WORD = 100;

    private Sessions() {}

    static Session session(String body) throws IOException {
        try (JsonReader json = JsonProviders.createReader(body)) {
            PacketCaptureResultInner result = PacketCaptureResultInner.fromJson(json);
            if (result == null || result.target() == null) {
                throw new IOException("not a packet capture: it names no target");
            }
            return session(result);
        }
    }

    static Session session(PacketCaptureResultInner result) {
        return new Session(target(result), limits(result),
                Objects.requireNonNullElse(result.bytesToCapturePerPacket(), 0L), blobUrl(result.storageLocation()),
                Optional.ofNullable(result.provisioningState()).map(ProvisioningState::toString).map(Sessions::word)
                        .orElse(""));
    }

    // Answers of old versions have neither type nor scope.
    private static CaptureTarget target(PacketCaptureResultInner result) {
        ArmId id = new ArmId(result.target());
        return PacketCaptureTargetType.AZURE_VMSS.equals(result.targetType())
                ? new CaptureTarget(id, TargetKind.ScaleSet, scope(result.scope()))
                : CaptureTarget.machine(id);
    }

    private static Scope scope(PacketCaptureMachineScope scope) {
        return scope == null
                ? Scope.ALL
                : new Scope(Objects.requireNonNullElse(scope.include(), List.of()),
                        Objects.requireNonNullElse(scope.exclude(), List.of()));
    }

    // A limit that Azure does not repeat counts as 0, and then the session is not one that we ordered.
    private static Limits limits(PacketCaptureResultInner result) {
        PacketCaptureSettings ring = result.captureSettings();
        return Boolean.TRUE.equals(result.continuousCapture()) && ring != null
                ? new Limits.RingBuffer(Objects.requireNonNullElse(ring.fileCount(), 0),
                        Objects.requireNonNullElse(ring.fileSizeInBytes(), 0L),
                        Objects.requireNonNullElse(ring.sessionTimeLimitInSeconds(), 0))
                : new Limits.Classic(Objects.requireNonNullElse(result.timeLimitInSeconds(), 0),
                        Objects.requireNonNullElse(result.totalBytesPerSession(), 0L));
    }

    /** The names on a list, in lower case. */
    static Set<String> names(String body) throws IOException {
        try (JsonReader json = JsonProviders.createReader(body)) {
            PacketCaptureListResult list = PacketCaptureListResult.fromJson(json);
            if (list == null || list.value() == null) {
                throw new IOException("not a list of packet captures");
            }
            return list.value().stream().map(PacketCaptureResultInner::name).filter(Objects::nonNull)
                    .map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        }
    }

    static RunState runState(String body) throws IOException {
        try (JsonReader json = JsonProviders.createReader(body)) {
            PacketCaptureQueryStatusResultInner result = PacketCaptureQueryStatusResultInner.fromJson(json);
            return result == null ? UNKNOWN : runState(result);
        }
    }

    static RunState runState(PacketCaptureQueryStatusResultInner result) {
        return new RunState(status(result.packetCaptureStatus()),
                Optional.ofNullable(result.captureStartTime()).map(OffsetDateTime::toInstant),
                word(Objects.requireNonNullElse(result.stopReason(), "")),
                Objects.requireNonNullElse(result.packetCaptureError(), List.<PcError>of()).stream()
                        .map(PcError::toString).map(Sessions::word).toList());
    }

    /** What an answer without a body tells: nothing. */
    static RunState unknown() {
        return UNKNOWN;
    }

    // Azure's list of words is open, so a new one must not look like a state that we know.
    private static RunState.Status status(PcStatus status) {
        return Stream.of(RunState.Status.values())
                .filter(known -> status != null && known.name().equalsIgnoreCase(status.toString())).findFirst()
                .orElse(RunState.Status.Unknown);
    }

    // A query would hold a signature, and this address ends up in a status that many may read.
    private static String blobUrl(PacketCaptureStorageLocation location) {
        String path = location == null ? null : location.storagePath();
        return path == null ? "" : path.split("\\?", 2)[0];
    }

    private static String word(String outside) {
        return Plain.text(outside, LONGEST_WORD);
    }
}
