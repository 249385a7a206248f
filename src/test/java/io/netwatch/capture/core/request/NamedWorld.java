package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who has the one name that a person chose, and what is true of that session.
 *
 * @param ordered the highest attempt that was sent
 * @param lost when the last order was recorded that got no answer: it may still arrive for 90 s, if the name is free
 * @param farewell when the last order to stop or delete was sent that got no answer: it may arrive as late
 */
record NamedWorld(Optional<Occupant> occupant, int ordered, Optional<Instant> lost, Optional<Instant> farewell) {
    static final int TIME_LIMIT_SECONDS = 20;
    private static final long LIMIT = 1L << 30;
    private static final Claim CLAIM = new Claim(new RequestKey("team", "other"), CREATED.minusSeconds(9), "uid-2",
            Optional.of(CREATED), true);

    /** Ours, the one that was there from the first, or one that came later. */
    enum Owner {
        Ours, Found, Newer
    }

    record Occupant(Owner owner, Instant start, boolean stopped) {
        Session session() {
            return new Session(VM, owner == Owner.Ours ? TIME_LIMIT_SECONDS : 999, LIMIT, 0, BLOB, "Succeeded");
        }

        RunState state(Instant now) {
            boolean over = owner == Owner.Ours && !now.isBefore(start.plusSeconds(TIME_LIMIT_SECONDS));
            return new RunState(stopped || over ? Status.Stopped : Status.Running, Optional.of(start),
                    stopped ? "Manual" : over ? "TimeExceeded" : "", List.of());
        }
    }

    /** An answer, and what is true after it. */
    record Outcome(Observation seen, NamedWorld then) {}

    static NamedWorld vacant() {
        return new NamedWorld(Optional.empty(), 0, Optional.empty(), Optional.empty());
    }

    static NamedWorld taken() {
        return vacant().with(new Occupant(Owner.Found, CREATED.minusSeconds(1000), false));
    }

    /** Everything that may come of a call; the usual comes first, the rest are surprises. */
    List<Outcome> outcomes(Call call, Story story, Instant now) {
        List<Outcome> all = new ArrayList<>(switch (call) {
            case Decision.ReadTarget _ -> same(new Observation.TargetRead(Optional.of(Given.READY)));
            case Decision.ReadWatchers _ -> same(new Observation.WatchersRead(List.of(Given.WEST)));
            case Decision.ReadStorage _ -> same(new Observation.StorageRead(Optional.of(Given.GOOD_ACCOUNT), true));
            case Decision.CountSessions _ -> same(new Observation.SessionsCounted(Given.ROOM));
            case Decision.ReadInstances _,Decision.ReadGroup _,Decision.ReadAgent _,Decision.InstallAgent _ ->
                throw new IllegalStateException("a machine with an agent is asked nothing of " + call);
            case ReadClaims _ -> same(new Observation.ClaimsRead(List.of()),
                    new Observation.ClaimsRead(List.of(CLAIM)));
            case Decision.ReadSiblings _,Decision.ReadRecordings _,Decision.Freeze _,Decision.ReadOwner _ ->
                throw new IllegalStateException("a person asked for it: " + call);
            case RecordIntent(var plan) -> same(new Observation.IntentRecorded(plan));
            case Decision.ReadSession _ -> same(new Observation.SessionRead(occupant.map(Occupant::session)),
                    new Observation.SessionRead(Optional.empty()));
            case Decision.ListSessions _ -> same(new Observation.Listed(
                    occupant.map(_ -> Set.of("nightly")).orElse(Set.of())));
            case Decision.Look _ -> same(new Observation.Looked(occupant.map(Occupant::session)));
            case Decision.ReadRun _ -> same(new Observation.RunRead(occupant.map(one -> one.state(now))),
                    new Observation.RunRead(Optional.of(silent())));
            case Decision.Query _ -> same(new Observation.Queried(occupant.map(one -> one.state(now))),
                    new Observation.Queried(Optional.of(silent())));
            case Create create -> orders(create, story.plan().orElseThrow(), now);
            case Decision.Stop _ -> List.of(new Outcome(new Observation.StopAnswered(occupant.isPresent()), stopped()));
            case Decision.Delete _ -> List.of(new Outcome(new Observation.DeleteAnswered(), gone()),
                    new Outcome(new Observation.DeleteAnswered(), this));
            case Decision.FindFiles _ -> same(Given.found(new FoundFile(BLOB, 7)));
            case Decision.Inspect _ -> same(World.inspected(3));
        });
        if (!(call instanceof RecordIntent || call instanceof ReadClaims || call instanceof Create)) {
            all.add(new Outcome(new Observation.Refused(call, ArmFailure.refused(503, "", "Azure's words.")),
                    sent(call, now)));
            all.add(new Outcome(new Observation.Postponed(call, now.plusSeconds(7), true), this));
        }
        return all;
    }

    /** Between two visits: a lost order arrives, a stranger takes the free name, or puts a new session in its place. */
    List<NamedWorld> arrivals(Instant now) {
        List<NamedWorld> all = new ArrayList<>();
        lateArrival(now).ifPresent(all::add);
        all.add(with(new Occupant(Owner.Newer, now, false)));
        occupant.ifPresent(_ -> all.add(gone()));
        return all;
    }

    Optional<NamedWorld> lateArrival(Instant now) {
        return lost.filter(recorded -> occupant.isEmpty() && now.isBefore(recorded.plus(Duration.ofSeconds(90))))
                .map(_ -> new NamedWorld(Optional.of(new Occupant(Owner.Ours, now, false)), ordered, Optional.empty(),
                        farewell));
    }

    /** Whether an order to stop or delete may still hit whoever has the name. */
    boolean mayEnd(Instant now) {
        return farewell.filter(sent -> now.isBefore(sent.plus(Duration.ofSeconds(90)))).isPresent();
    }

    boolean isHeldBy(Owner owner) {
        return occupant.filter(one -> one.owner() == owner).isPresent();
    }

    /** Whether the session of that name is somebody else's and began then. */
    boolean began(Instant start) {
        return occupant.filter(one -> one.owner() != Owner.Ours && one.start().equals(start)).isPresent();
    }

    private NamedWorld sent(Call call, Instant now) {
        boolean ends = call instanceof Decision.Stop || call instanceof Decision.Delete;
        return ends ? new NamedWorld(occupant, ordered, lost, Optional.of(now)) : this;
    }

    private List<Outcome> orders(Create create, Plan plan, Instant now) {
        NamedWorld sent = new NamedWorld(occupant, plan.attempt(), lost, farewell);
        if (occupant.isPresent()) {
            return List.of(new Outcome(new Observation.Refused(create,
                    ArmFailure.refused(409, "Conflict", "It exists.")), sent));
        }
        Occupant ours = new Occupant(Owner.Ours, now.plusSeconds(2), false);
        Observation silence = new Observation.Refused(create, ArmFailure.lost("timeout"));
        return List.of(new Outcome(new Observation.Created(ours.session()), sent.with(ours)),
                new Outcome(silence, sent.with(ours)),
                new Outcome(silence, new NamedWorld(occupant, plan.attempt(), Optional.of(plan.time()), farewell)),
                new Outcome(new Observation.Refused(create, ArmFailure.refused(400, "InvalidParameter", "No.")), sent));
    }

    private static RunState silent() {
        return new RunState(Status.Unknown, Optional.empty(), "", List.of());
    }

    private NamedWorld stopped() {
        return occupant.map(one -> with(new Occupant(one.owner(), one.start(), true))).orElse(this);
    }

    private NamedWorld gone() {
        return new NamedWorld(Optional.empty(), ordered, lost, farewell);
    }

    private NamedWorld with(Occupant newOccupant) {
        return new NamedWorld(Optional.of(newOccupant), ordered, lost, farewell);
    }

    private List<Outcome> same(Observation... answers) {
        return List.of(answers).stream().map(answer -> new Outcome(answer, this)).toList();
    }
}
