package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.Decision.Freeze;
import io.netwatch.capture.core.request.Decision.ReadRecordings;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.FreezeAnswered;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A request that takes its evidence from a flight recorder: nothing is ordered, a recording is stopped and looked into.
 *
 * <pre>
 *   read recordings ─ none fits ─▶ an ordinary capture from now on
 *        └─ chosen and written down ─▶ (wait for the seconds after the alert) ─▶ freeze ─▶ (wait for its end) ─▶ Collecting
 * </pre>
 */
final class Freezing {
    /** Whatever keeps a recording from ending: what it has written by then is looked into all the same. */
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private Freezing() {}

    /** The question before anything is prepared; nothing when the request captures by itself. */
    static Optional<Decision> first(Request request, Progress progress) {
        return Optional.ofNullable(request.spec().fromRecorder())
                .filter(_ -> progress.seen().find(RecordingsRead.class).isEmpty()).map(ReadRecordings::new);
    }

    /** That there was nothing to freeze, for people. */
    static Optional<String> warning(Request request, Progress progress) {
        return progress.seen().find(RecordingsRead.class)
                .map(_ -> "No recording of policy %s tells of %s: the capture begins now instead.".formatted(
                        request.spec().fromRecorder(), Moments.text(moment(request))));
    }

    static boolean isAbout(Request request, Observation seen) {
        return seen instanceof RecordingsRead && request.story().plan().isEmpty() && request.story().ending().isEmpty();
    }

    static Request learn(Request request, RecordingsRead read, Instant now) {
        return request.story().source().map(source -> followed(request, source, read, now))
                .orElseGet(() -> chosen(request, read));
    }

    static Decision next(Request request, Source source, Progress progress, Observation seen, Instant now) {
        Optional<Ending> ending = request.story().ending();
        if (ending.isPresent()) {
            return Collecting.next(request, ending.get(), progress, seen, now);
        }
        boolean early = now.isBefore(source.freezeTime()) && request.spec().desiredState() != DesiredState.Stopped;
        // Only what is written down may be acted upon: see the report of this rest.
        if (early || request.status().recording() == null) {
            return new Wait(early ? source.freezeTime() : now, Reason.Freezing,
                    "Recording %s goes on until %s.".formatted(source.name(), Moments.text(source.freezeTime())));
        }
        return switch (seen) {
            case RecordingsRead read -> find(read.all(), source).filter(one -> !one.isLeaving())
                    .<Decision>map(Freeze::new).orElseGet(() -> pause(source, now));
            case FreezeAnswered _ -> pause(source, now);
            default -> new ReadRecordings(request.spec().fromRecorder());
        };
    }

    private static Wait pause(Source source, Instant now) {
        return new Wait(Timing.doubling(source.freezeTime(), now, LONGEST_PAUSE), Reason.Freezing,
                "Recording %s is being stopped.".formatted(source.name()));
    }

    private static Request chosen(Request request, RecordingsRead read) {
        Duration after = Duration.ofSeconds(read.recorder().map(FlightRecorder::postTriggerSeconds)
                .orElse(FlightRecorder.DEFAULT_POST_TRIGGER_SECONDS));
        Instant moment = moment(request);
        Optional<Recording> choice = request.spec().fromRecorder() == null
                ? Optional.empty()
                : FreezeChoice.of(read.all(), Preparing.target(request), moment, after);
        return choice.map(one -> request.with(request.story().with(new Source(one.name(), one.uid(), one.blobUrl(),
                moment.plus(after).truncatedTo(ChronoUnit.MILLIS))))).orElse(request);
    }

    private static Request followed(Request request, Source source, RecordingsRead read, Instant now) {
        Optional<Recording> recording = find(read.all(), source);
        Story story = request.story().with(source.at(recording.map(Recording::blobUrl).orElse("")));
        boolean over = recording.filter(one -> !one.isOver()).isEmpty();
        boolean late = now.isAfter(source.freezeTime().plus(ENDS_WITHIN));
        return request.with(over || late
                ? story.recorded(recording.flatMap(Recording::start).or(story::start),
                        recording.flatMap(one -> one.request().story().ending())
                                .orElseGet(() -> new Ending(now.truncatedTo(ChronoUnit.MILLIS), "")))
                : story);
    }

    private static Optional<Recording> find(List<Recording> all, Source source) {
        return all.stream().filter(one -> one.uid().equals(source.uid())).findFirst();
    }

    /** When the alert fired; a person's request is about the moment in which it was made. */
    static Instant moment(Request request) {
        return Optional.ofNullable(request.spec().trigger()).map(Trigger::firedTime).flatMap(StatusCodec::instant)
                .orElse(request.created());
    }
}
