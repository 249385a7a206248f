package io.netwatch.capture.operator;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.azure.Leisure;
import io.netwatch.capture.core.policy.Arming;
import io.netwatch.capture.core.policy.Arming.Checked;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Rehearsal;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out in daylight whether a policy's captures could start: rarely, at once after a change, and with the calls that
 * nobody else wants. What it remembers is when to look again; losing that costs a few calls.
 */
public final class Rehearsals {
    private static final int MOST_POLICIES = 10_000;

    private final Acts acts;
    private final Decide decide;
    private final InstantSource clock;
    private final Cache<String, Due> due = Caffeine.newBuilder().maximumSize(MOST_POLICIES).executor(Runnable::run)
            .build();

    private record Due(long generation, Instant at) {}

    /** @param acts to Azure itself: what others have read a while ago proves nothing */
    public Rehearsals(Acts acts, Decide decide, InstantSource clock) {
        this.acts = acts;
        this.decide = decide;
        this.clock = clock;
    }

    boolean isDue(String uid, long generation, List<Condition> before) {
        Instant now = clock.instant();
        Due mark = due.get(uid, _ -> new Due(generation, Arming.first(uid, before, generation, now)));
        return mark.generation() != generation || !now.isBefore(mark.at());
    }

    /** The condition as it is to stand. */
    Condition check(Policy policy, String uid, long generation, List<Condition> before) {
        List<Checked> checked = Leisure.call(() -> all(policy, uid));
        Instant now = clock.instant();
        due.put(uid, new Due(generation, Arming.next(uid, checked, now)));
        return Arming.condition(policy, checked, generation, before, now);
    }

    /** Watchers and the account are read once for all targets. Trouble ends the round: the others would meet it too. */
    private List<Checked> all(Policy policy, String uid) {
        Acts round = new Known(acts, clock);
        List<Checked> checked = new ArrayList<>();
        for (ArmId target : Arming.targets(policy)) {
            checked.add(new Checked(target, end(Arming.rehearsal(policy, uid, target, clock.instant()), round)));
            if (checked.getLast().end() instanceof Rehearsal.Unclear) {
                break;
            }
        }
        return checked;
    }

    private Rehearsal.Step end(Rehearsal begun, Acts round) {
        Rehearsal rehearsal = begun;
        Rehearsal.Step step = rehearsal.next(decide, clock.instant());
        while (step instanceof Rehearsal.Ask(var call)) {
            rehearsal = rehearsal.after(round.perform(rehearsal.request(), call), clock.instant());
            step = rehearsal.next(decide, clock.instant());
        }
        return step;
    }
}
