package io.netwatch.capture.operator;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Decision.ReadInstances;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Remembers for a while what was read from Azure, so that an alert for a known target costs one call: the order. Requests
 * that ask for the same thing at the same moment share one call, whose own timeout bounds their wait. Only facts are
 * kept, none that somebody was blocked by, and no refusal for longer than Azure itself wants not to be asked.
 */
public final class Known implements Acts {
    private static final int MOST = 20_000;

    private final Acts acts;
    private final AsyncCache<Key, Observation> facts;

    /** The same question by another identity may have another answer. */
    private record Key(CredentialsSource identity, Call call) {}

    public Known(Acts acts, InstantSource clock) {
        this.acts = acts;
        facts = Caffeine.newBuilder().maximumSize(MOST).ticker(() -> nanos(clock.instant())).recordStats()
                // Upkeep within the calls themselves: no thread of its own.
                .executor(Runnable::run).expireAfter(
                        Expiry.creating((Key key, Observation seen) -> life(key.call(), seen, clock.instant())))
                .buildAsync();
    }

    /** For metrics. */
    public AsyncCache<?, ?> cache() {
        return facts;
    }

    @Override
    public Observation perform(Request request, Call call) {
        if (call instanceof InstallAgent) {
            forget(request, Reason.AgentMissing);
        }
        // Once there is a session, a target is read because something looks wrong: an older answer is none.
        boolean ordered = request.story().plan().isPresent();
        return life(call).isPositive() && !ordered ? shared(request, call) : acts.perform(request, call);
    }

    /** What blocks somebody may be mended the next moment: whoever asks next sees for himself. */
    @Override
    public void blocked(Request request, Reason reason) {
        forget(request, reason);
        acts.blocked(request, reason);
    }

    @SuppressWarnings("ReferenceEquality") // a future is equal to itself only
    private Observation shared(Request request, Call call) {
        Key key = new Key(CredentialsSource.of(request), plain(call));
        CompletableFuture<Observation> mine = new CompletableFuture<>();
        CompletableFuture<Observation> first = facts.get(key, (_, _) -> mine);
        if (first == mine) {
            read(request, call, key, mine);
        }
        return first.join();
    }

    /** Whatever happens is told to those who wait for it too. */
    private void read(Request request, Call call, Key key, CompletableFuture<Observation> mine) {
        try {
            Observation seen = acts.perform(request, call);
            mine.complete(seen);
            if (!(seen instanceof Observation.Fact) && pause(seen).isEmpty()) {
                facts.asMap().remove(key, mine);
            }
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private void forget(Request request, Reason reason) {
        Rested rested = Rested.of(request);
        facts.asMap().entrySet().removeIf(entry -> rested.on(entry.getKey().call(), reason)
                && !(entry.getValue().state() == Future.State.SUCCESS
                        && pause(entry.getValue().resultNow()).isPresent()));
    }

    private static Duration life(Call call, Observation seen, Instant now) {
        Duration longest = life(call);
        return pause(seen).map(until -> Duration.between(now, until)).filter(rest -> rest.compareTo(longest) < 0)
                .orElse(longest);
    }

    /** When Azure wants this one question again; meanwhile its refusal is the answer to everybody. */
    private static Optional<Instant> pause(Observation seen) {
        return seen instanceof Observation.Refused(var _, var failure) ? failure.notBefore() : Optional.empty();
    }

    private static Duration life(Call call) {
        return switch (call) {
            case ReadTarget _,ReadInstances _ -> Duration.ofSeconds(60);
            case ReadWatchers _,ReadStorage _ -> Duration.ofMinutes(10);
            case ReadGroup _ -> Duration.ofHours(1);
            case CountSessions _ -> Duration.ofSeconds(30);
            default -> Duration.ZERO;
        };
    }

    /** Ids compare without case by themselves, names do not. */
    private static Call plain(Call call) {
        return switch (call) {
            case ReadWatchers(var subscription, var soFar) ->
                new ReadWatchers(subscription.toLowerCase(Locale.ROOT), soFar);
            case ReadGroup(var subscription, var name) ->
                new ReadGroup(subscription.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            default -> call;
        };
    }

    private static long nanos(Instant now) {
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
