package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Attempt;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The story as people see it in {@code status}, and back. What a hand has damaged there reads as not known. */
public final class StatusCodec {
    /** The status of an object that nobody has looked at. */
    public static final PacketCaptureRequestStatus NONE = new PacketCaptureRequestStatus(null, List.of(), null, null,
            null, null, null, null, null, null, null, List.of(), null, null, null, List.of(), null, null, null,
            null, List.of());

    private StatusCodec() {}

    public static Story read(PacketCaptureRequestStatus status) {
        return new Story(status.attempt() == null ? 0 : status.attempt().number(), plan(status), confirmed(status),
                instant(status.startTime()), instant(status.missingSince()), ending(status), found(status.files()),
                Waiting.NONE, Optional.empty(), Optional.ofNullable(status.reportUrl()),
                SourceCodec.read(status.recording()))
                .with(PreflightCodec.waiting(status.preflight())).with(Optional.ofNullable(status.summary()));
    }

    public static PacketCaptureRequestStatus write(Request request, List<Condition> conditions) {
        Story story = request.story();
        Optional<SessionRef> session = story.plan().map(Plan::session);
        return new PacketCaptureRequestStatus(request.generation(), conditions, targetName(request),
                session.map(ref -> ref.watcher().text()).orElse(null), session.map(SessionRef::name).orElse(null),
                attempt(request), story.confirmed().flatMap(_ -> session).map(ref -> ref.id().text()).orElse(null),
                story.confirmed().map(Confirmed::blobUrl).filter(url -> !url.isEmpty()).orElse(null),
                text(story.start()), text(story.ending().map(Ending::time)),
                story.ending().map(Ending::stopReason).filter(word -> !word.isEmpty()).orElse(null),
                story.ending().map(Ending::errors).orElse(List.of()), why(request, conditions),
                text(story.missingSince()), size(story.files()), files(story.files()),
                story.plan().map(Plan::origin).map(OriginCodec::write).orElse(null), PreflightCodec.write(story),
                story.summary().orElse(null), story.pageUrl().orElse(null), request.status().news(),
                SourceCodec.write(story.source()));
    }

    /** What tells how far a request has come, without what it has found. */
    public static PacketCaptureRequestStatus brief(PacketCaptureRequestStatus whole) {
        List<Condition> conditions = whole.conditions().stream()
                .filter(condition -> List.of("Ready", "Complete", "Failed").contains(condition.type()))
                .map(condition -> new Condition(condition.type(), condition.status(), null,
                        condition.lastTransitionTime(), condition.reason(), ""))
                .toList();
        return new PacketCaptureRequestStatus(null, conditions, null, null, whole.captureName(), null, null, null, null,
                null, null, List.of(), null, null, null, List.of(), null, whole.preflight(), null, null,
                List.of(), whole.recording());
    }

    /** When the final word was said; empty while there is none. */
    public static Optional<Instant> finished(PacketCaptureRequestStatus status) {
        return Stream.of("Complete", "Failed").filter(type -> Conditions.isTrue(status.conditions(), type)).findFirst()
                .flatMap(type -> Conditions.find(status.conditions(), type)).map(Condition::lastTransitionTime)
                .flatMap(StatusCodec::instant);
    }

    private static Optional<Plan> plan(PacketCaptureRequestStatus status) {
        Optional<ArmId> watcher = ArmId.parse(status.networkWatcherId());
        if (status.captureName() == null || status.attempt() == null || watcher.isEmpty()) {
            return Optional.empty();
        }
        return instant(status.attempt().time()).map(time -> new Plan(
                new SessionRef(watcher.get(), status.captureName()), status.attempt().number(), time,
                OriginCodec.read(status.ownership()), PreflightCodec.warnings(status.preflight()),
                PreflightCodec.instances(status.preflight())));
    }

    private static Optional<Confirmed> confirmed(PacketCaptureRequestStatus status) {
        return Optional.ofNullable(status.captureId())
                .map(_ -> new Confirmed(status.blobUrl() == null ? "" : status.blobUrl()));
    }

    private static Optional<Ending> ending(PacketCaptureRequestStatus status) {
        return instant(status.endTime())
                .map(time -> new Ending(time, status.stopReason() == null ? "" : status.stopReason(),
                        status.captureErrors()));
    }

    private static Attempt attempt(Request request) {
        Story story = request.story();
        return story.attempts() == 0
                ? null
                : new Attempt(story.attempts(), text(story.plan().map(Plan::time)));
    }

    private static String targetName(Request request) {
        return Optional.ofNullable(request.spec().target()).map(Target::resourceId).flatMap(ArmId::parse)
                .map(StatusCodec::name).orElse(null);
    }

    /** Of an instance its number alone would say nothing. */
    private static String name(ArmId id) {
        return id.isScaleSetInstance() ? id.parent().name() + "/" + id.name() : id.name();
    }

    private static List<FoundFile> found(List<CaptureFile> files) {
        return files.stream().filter(file -> file.url() != null && file.sizeBytes() != null)
                .map(file -> new FoundFile(file.url(), file.sizeBytes(), instant(file.lastModified()),
                        Optional.ofNullable(file.packets())))
                .toList();
    }

    private static List<CaptureFile> files(List<FoundFile> files) {
        return files.stream().map(file -> new CaptureFile(file.url(), file.sizeBytes(), file.packets().orElse(null),
                InstanceOfFile.of(file.url()).orElse(null), text(file.modified()))).toList();
    }

    private static String why(Request request, List<Condition> conditions) {
        return Conditions.reason(conditions).flatMap(state -> Why.of(state, request)).orElse(null);
    }

    private static String size(List<FoundFile> files) {
        return files.isEmpty() ? null : ByteSize.text(files.stream().mapToLong(FoundFile::sizeBytes).sum());
    }

    /** Milliseconds: enough to order two events, and short in {@code kubectl describe}. */
    static String text(Optional<Instant> time) {
        return time.map(at -> at.truncatedTo(ChronoUnit.MILLIS).toString()).orElse(null);
    }

    /** The time, or nothing when it is absent or damaged. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
