package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.DeletionPolicy;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.RingBuffer;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Hash;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A policy's flight recorder, with the documented defaults for what its author leaves open. */
record Recorder(Policy policy, FlightRecorder spec) {
    private static final int DEFAULT_FILES = 10;
    private static final long DEFAULT_FILE_BYTES = 100L << 20;
    private static final int DEFAULT_SESSION_SECONDS = 86_400;
    /** Headers, and no more of what people send each other than fits behind them. */
    private static final long DEFAULT_BYTES_PER_PACKET = 96;
    /** Alerts are known to come up to five minutes late, and a session takes its time to begin. */
    private static final Duration ALERTS_COME_WITHIN = Duration.ofMinutes(10);
    /** Longer than the losses that make the next one wait have to be remembered. */
    private static final int TTL_SECONDS = 21_600;

    /** What the policy asks for, whether it can be done or not. */
    static Optional<Recorder> of(Policy policy) {
        return Optional.ofNullable(policy.spec().flightRecorder()).map(spec -> new Recorder(policy, spec));
    }

    /** Each once. */
    List<ArmId> targets() {
        return spec.targets().stream().map(ArmId::parse).flatMap(Optional::stream).distinct().toList();
    }

    /** Whether an alert about this target is told by the recorder; a scale set tells of its instances. */
    boolean records(ArmId target) {
        return targets().stream().anyMatch(target.places()::contains);
    }

    /** Whether an alert about this target starts a capture of its own beside. */
    boolean capturesToo(ArmId target) {
        return Boolean.TRUE.equals(spec.alsoCapture()) && records(target);
    }

    Duration postTrigger() {
        return Duration.ofSeconds(or(spec.postTriggerSeconds(), FlightRecorder.DEFAULT_POST_TRIGGER_SECONDS));
    }

    Duration session() {
        return Duration.ofSeconds(or(spec.maxSessionSeconds(), DEFAULT_SESSION_SECONDS));
    }

    /** So long two sessions of one target run at a time: a late alert finds one that reaches back and still goes on. */
    Duration overlap() {
        Duration wanted = ALERTS_COME_WITHIN.plus(postTrigger());
        Duration half = session().dividedBy(2);
        return wanted.compareTo(half) < 0 ? wanted : half;
    }

    long bytesPerRecording() {
        return or(spec.fileCount(), DEFAULT_FILES) * or(spec.fileSizeBytes(), DEFAULT_FILE_BYTES);
    }

    NewRequest recording(String uid, ArmId target, int number) {
        return new NewRequest(policy.namespace(), Naming.recording(policy, uid, target, number),
                Map.of(Labels.RECORDER, Labels.policy(policy.name()), Labels.RECORDING, String.valueOf(number),
                        Labels.SETTINGS, settings()),
                Map.of(), recording(target), Optional.of(new NewRequest.Owner(policy.name(), uid)));
    }

    PacketCaptureRequestSpec recording(ArmId target) {
        CaptureTemplate usual = policy.spec().template();
        return new PacketCaptureRequestSpec(new Target(target.text(), null), usual.networkWatcherId(), null, null, null,
                null, bytesPerPacket(), files(), usual.filters(), usual.storage(), null, null, DeletionPolicy.Delete,
                TTL_SECONDS, usual.installAgent(), null, "Flight recorder of policy " + policy.name() + ".",
                usual.credentialsRef(), usual.evidence(), null);
    }

    /** The same as long as a recording would be the same, whatever its target. */
    String settings() {
        CaptureTemplate usual = policy.spec().template();
        return Hash.hex(Stream.of(usual.networkWatcherId(), bytesPerPacket(), files(), usual.filters(), usual.storage(),
                Boolean.TRUE.equals(usual.installAgent()), usual.credentialsRef()).map(String::valueOf)
                .collect(Collectors.joining("\n")), 16);
    }

    private RingBuffer files() {
        return new RingBuffer(or(spec.fileCount(), DEFAULT_FILES), or(spec.fileSizeBytes(), DEFAULT_FILE_BYTES),
                (int) session().toSeconds());
    }

    private Long bytesPerPacket() {
        return or(spec.bytesPerPacket(), DEFAULT_BYTES_PER_PACKET);
    }

    private static <T> T or(T set, T otherwise) {
        return Objects.requireNonNullElse(set, otherwise);
    }
}
