package io.netwatch.capture.operator;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.news.Outbox;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Decision;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Expire;
import io.netwatch.capture.core.request.Decision.Freeze;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadOwner;
import io.netwatch.capture.core.request.Decision.ReadRecordings;
import io.netwatch.capture.core.request.Decision.ReadSiblings;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Plan;
import io.netwatch.capture.core.request.Progress;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One look at one request: read it, let the core decide, act, until the core rests; then write once and say when to come
 * back. Nothing here knows what a decision means, and nothing in the core knows how it is done.
 */
public final class Visit {
    /** Somebody wrote at the same moment: read again and decide anew. */
    private static final Duration AGAIN = Duration.ofMillis(50);

    private final Cluster cluster;
    private final Acts acts;
    private final Decide decide;
    private final InstantSource clock;
    private final Newsroom newsroom;
    private final Admissions admissions = new Admissions();
    // Losing it costs a few calls, never correctness: see Progress.
    private final Map<RequestKey, Remembered> memory = new ConcurrentHashMap<>();

    /** An object of the same name that was made anew is another one. */
    private record Remembered(String uid, Progress progress) {}

    public Visit(Cluster cluster, Acts acts, Decide decide, InstantSource clock) {
        this(cluster, acts, decide, clock, Newsroom.SILENT);
    }

    public Visit(Cluster cluster, Acts acts, Decide decide, InstantSource clock, Newsroom newsroom) {
        this.newsroom = newsroom;
        this.cluster = cluster;
        this.acts = acts;
        this.decide = decide;
        this.clock = clock;
    }

    /** @return when to come back at the latest; nothing when only a change of the object can bring news */
    public Optional<Instant> run(RequestKey key) {
        Optional<Request> request = cluster.read(key);
        if (request.isEmpty()) {
            memory.remove(key);
        }
        return request.flatMap(this::run);
    }

    private Optional<Instant> run(Request read) {
        Request request = read;
        Progress progress = remembered(read).atStart(read, clock.instant());
        Observation seen = new Observation.Nothing();
        while (true) {
            switch (decide.next(request, progress, seen, clock.instant())) {
                case RecordIntent(var plan) -> {
                    Optional<Request> written = cluster.write(Report.of(request, plan));
                    if (written.isEmpty()) {
                        return Optional.of(clock.instant().plus(AGAIN));
                    }
                    request = written.get();
                    seen = new Observation.IntentRecorded(plan);
                }
                case ReadClaims(var session) -> {
                    seen = new ClaimsRead(cluster.claims(session, request));
                    request = Decide.learn(request, progress, seen, clock.instant());
                }
                case ReadSiblings(var policy) ->
                    seen = admissions.ask(request, () -> cluster.siblings(read.key().namespace(), policy),
                            clock.instant());
                case ReadRecordings(var policy) -> {
                    seen = cluster.recordings(request.key().namespace(), policy);
                    request = Decide.learn(request, progress, seen, clock.instant());
                }
                case Freeze(var recording) ->
                    seen = new Observation.FreezeAnswered(cluster.freeze(recording, request.key().name()));
                case ReadOwner(var mark) -> seen = new Observation.OwnerRead(
                        cluster.hasPolicy(request.key().namespace(), mark.policy(), mark.policyUid()));
                case Call call -> {
                    seen = acts.perform(request, call);
                    request = Decide.learn(request, progress, seen, clock.instant());
                }
                case Rest rest -> {
                    if (rest instanceof Stall(var _, var reason, var _)) {
                        acts.blocked(request, reason);
                    }
                    Optional<Instant> again = end(request, progress, rest);
                    warn(read, request);
                    return again;
                }
            }
            progress = progress.after(seen, clock.instant());
        }
    }

    /** After the order, which is in a hurry. Events of the same words are one, so a repeat after a crash does no harm. */
    private void warn(Request read, Request now) {
        List<String> told = read.story().plan().map(Plan::warnings).orElse(List.of());
        now.story().plan().stream().flatMap(plan -> plan.warnings().stream()).filter(each -> !told.contains(each))
                .forEach(each -> cluster.tell(now, Reason.PreflightWarning, Reason.PreflightWarning.message(each)));
    }

    private Optional<Instant> end(Request request, Progress progress, Rest rest) {
        if (rest instanceof Release) {
            memory.remove(request.key());
            admissions.forget(request);
            return settled(cluster.release(request));
        }
        if (rest instanceof Expire) {
            return settled(cluster.delete(request));
        }
        Report report = Outbox.enclose(Report.of(request, rest, clock.instant()), () -> newsroom.sinks(request),
                clock.instant());
        Progress told = progress.after(rest, request);
        // The write may fail or throw: a pause that Azure asked for must hold all the same.
        remember(request, told.untold());
        if (report.isNews() && !write(report)) {
            return settled(false);
        }
        remember(request, told);
        newsroom.take(report);
        return until(rest);
    }

    private Optional<Instant> settled(boolean done) {
        return done ? Optional.empty() : Optional.of(clock.instant().plus(AGAIN));
    }

    private boolean write(Report report) {
        Optional<Request> written = cluster.write(report);
        written.flatMap(_ -> report.turn()).ifPresent(turn -> Conditions.reason(report.status().conditions())
                .ifPresent(reason -> cluster.tell(report.request(), reason, turn.message())));
        return written.isPresent();
    }

    private Progress remembered(Request request) {
        return Optional.ofNullable(memory.get(request.key())).filter(kept -> kept.uid().equals(request.uid()))
                .map(Remembered::progress).orElse(Progress.NONE);
    }

    private void remember(Request request, Progress progress) {
        if (progress.equals(Progress.NONE)) {
            memory.remove(request.key());
        } else {
            memory.put(request.key(), new Remembered(request.uid(), progress));
        }
    }

    private Optional<Instant> until(Rest rest) {
        return switch (rest) {
            case Decision.Wait(var until, var _, var _) -> Optional.of(until);
            case Decision.Retry(var until, var _, var _, var _) -> Optional.of(until);
            case Decision.Stall(var recheck, var _, var _) -> Optional.of(recheck);
            case Decision.Keep(var until) -> Optional.of(until);
            // JOSDK does not come back for a change of the status, and there may be a time to live.
            case Decision.Finish _ -> Optional.of(clock.instant().plus(AGAIN));
            case Decision.Release _,Decision.Expire _,Decision.Done _ -> Optional.empty();
        };
    }
}
