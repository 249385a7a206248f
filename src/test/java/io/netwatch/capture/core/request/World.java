package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BLOB;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is true in Azure, which the core knows from answers only.
 *
 * @param exists whether our session is there
 * @param stopped whether it has ended
 * @param ordered the highest attempt that was sent
 * @param lost when the last order was recorded that got no answer: it may still arrive for 90 s
 * @param mood how Azure answers from now on
 */
record World(boolean exists, boolean stopped, int ordered, Optional<Instant> lost, Mood mood) {
    static final World EMPTY = new World(false, false, 0, Optional.empty(), Mood.Usual);
    static final int TIME_LIMIT_SECONDS = 20;
    private static final Duration LOST_FOR = Duration.ofSeconds(90);
    private static final FoundFile FILE = new FoundFile(BLOB, 7);
    private static final Session ANOTHER = new Session(VM, 1, 1L << 30, 0, BLOB, "Succeeded");

    /** Calls that the API server answers, or nobody. */
    private static final Set<Class<?>> CLUSTERS = Set.of(RecordIntent.class, Decision.ReadSiblings.class,
            Decision.ReadRecordings.class, Decision.Freeze.class, Decision.ReadOwner.class);

    enum Mood {
        Usual, NeverStarts, NeverSays, NeverUploads
    }

    /** An answer, and what is true after it. */
    record Outcome(Observation seen, World then) {}

    /** Everything that may come of a call; the usual comes first, the rest are surprises. */
    List<Outcome> outcomes(Call call, Request request, Instant now) {
        Story story = request.story();
        List<Outcome> all = new ArrayList<>(switch (call) {
            case Decision.ReadTarget _ -> targets(request);
            case Decision.ReadInstances(var _, var soFar) -> instances(soFar);
            case Decision.ReadWatchers _ -> unchanged(new Observation.WatchersRead(List.of(Given.WEST)),
                    new Observation.WatchersRead(List.of()));
            case Decision.ReadStorage _ -> accounts();
            case Decision.ReadGroup _ -> unchanged(new Observation.GroupRead(""));
            case Decision.CountSessions _ -> unchanged(new Observation.SessionsCounted(Given.ROOM),
                    new Observation.SessionsCounted(Given.FULL));
            case Decision.ReadAgent _ -> agents(story.waiting().installing().isPresent());
            case Decision.InstallAgent _ -> unchanged(new Observation.AgentAsked());
            case Decision.ReadSiblings _ -> unchanged(Given.NO_SIBLINGS, Given.NO_ROOM);
            case Decision.ReadRecordings _ -> recordings(request);
            case Decision.Freeze _ -> List.of(
                    new Outcome(new Observation.FreezeAnswered(true), new World(exists, true, ordered, lost, mood)),
                    new Outcome(new Observation.FreezeAnswered(false), this));
            case Decision.ReadOwner _ -> unchanged(new Observation.OwnerRead(true), new Observation.OwnerRead(false));
            case RecordIntent(var plan) -> unchanged(new Observation.IntentRecorded(plan));
            case Create create -> orders(create, story.plan().orElseThrow());
            case Decision.Look _ -> looks(request);
            case Decision.ListSessions _ -> lists();
            case Decision.Query _ -> queries(story, now);
            case Decision.Stop _ -> List.of(new Outcome(new Observation.StopAnswered(exists),
                    new World(exists, true, ordered, lost, mood)));
            case Decision.Delete _ -> List.of(new Outcome(new Observation.DeleteAnswered(), gone()),
                    new Outcome(new Observation.DeleteAnswered(), this));
            case Decision.FindFiles _ -> files();
            case Decision.Inspect _ -> unchanged(inspected(3), new Observation.StillInspecting(), inspected(0),
                    inspected(3).with(StoredPage.at(Given.BLOB + ".html")),
                    inspected(3).with(StoredPage.not("The page was not stored.")));
            case Decision.ReadSession _,Decision.ReadRun _,Decision.ReadClaims _ ->
                throw new AssertionError("a generated name is proof enough: " + call);
        });
        if (!CLUSTERS.contains(call.getClass())) {
            all.addAll(failures(call, now));
        }
        return all;
    }

    /** A lost order may take effect until the window has closed. */
    Optional<World> lateArrival(Instant now) {
        return lost.filter(recorded -> !exists && now.isBefore(recorded.plus(LOST_FOR)))
                .map(_ -> new World(true, false, ordered, Optional.empty(), mood));
    }

    private static List<Outcome> failures(Call call, Instant now, World then) {
        return List.of(new Outcome(new Observation.Postponed(call, now.plusSeconds(7), true), then),
                new Outcome(refused(call, 403, "AuthorizationFailed"), then),
                new Outcome(refused(call, 400, "InvalidParameter"), then),
                new Outcome(new Observation.Refused(call, ArmFailure.notSent("no route")), then),
                new Outcome(new Observation.Refused(call, ArmFailure.noCredentials("Secret team/x does not exist.")),
                        then));
    }

    private List<Outcome> failures(Call call, Instant now) {
        List<Outcome> all = new ArrayList<>(failures(call, now, sent(call)));
        if (!(call instanceof Create)) {
            all.add(new Outcome(refused(call, 503, ""), this));
        }
        return all;
    }

    private World sent(Call call) {
        return call instanceof Create ? new World(exists, stopped, ordered + 1, lost, mood) : this;
    }

    private List<Outcome> orders(Create create, Plan plan) {
        Observation unclear = new Observation.Postponed(create, plan.time().plusSeconds(7), false);
        Observation silence = new Observation.Refused(create, ArmFailure.lost("timeout"));
        return List.of(
                new Outcome(new Observation.Created(ours(create.order(), "Succeeded")),
                        new World(true, false, plan.attempt(), lost, mood)),
                new Outcome(unclear, new World(true, false, plan.attempt(), lost, mood)),
                new Outcome(silence, new World(true, false, plan.attempt(), lost, mood)),
                new Outcome(silence, new World(false, false, plan.attempt(), Optional.of(plan.time()), mood)));
    }

    private List<Outcome> looks(Request request) {
        Order order = request.story().plan().map(plan -> Order.of(plan, request.spec()))
                .orElseGet(() -> Order.of(Given.SESSION, request.spec()));
        return exists
                ? unchanged(new Observation.Looked(Optional.of(ours(order, "Succeeded"))),
                        new Observation.Looked(Optional.of(ANOTHER)),
                        new Observation.Looked(Optional.of(ours(order, "Failed"))),
                        new Observation.Looked(Optional.of(ours(order, "Deleting"))))
                : unchanged(new Observation.Looked(Optional.empty()));
    }

    /** It runs until somebody stops it; it surprises by being stopped by others, over, or gone. */
    private List<Outcome> recordings(Request request) {
        Recordings running = Recordings.number(1).running(-60);
        Observation runs = read(running.done());
        Observation over = read(running.ended(5, Reason.Frozen, "Manual").done());
        Observation leaving = read(running.stopAsked().done());
        Observation none = read();
        return request.story().source().isEmpty()
                ? unchanged(runs, none, over, leaving)
                : stopped ? unchanged(over, leaving, none) : unchanged(runs, over, leaving, none);
    }

    private static Observation read(Recording... all) {
        return new Observation.RecordingsRead(Optional.empty(), List.of(all));
    }

    /** A list may be older than a session, or than its end. */
    private List<Outcome> lists() {
        Observation there = new Observation.Listed(Set.of(Given.SESSION.name().toLowerCase(Locale.ROOT)));
        Observation missing = new Observation.Listed(Set.of());
        return exists ? unchanged(there, missing) : unchanged(missing, there);
    }

    /** A 404 may be Azure catching up with itself, so it surprises even while the session is there. */
    private List<Outcome> queries(Story story, Instant now) {
        if (!exists) {
            return unchanged(new Observation.Queried(Optional.empty()));
        }
        Instant start = story.plan().map(Plan::time).orElse(CREATED);
        return List.of(new Outcome(status(usual(start, now), start), this),
                new Outcome(new Observation.Queried(Optional.empty()), this),
                new Outcome(status(Status.NotStarted, start), in(Mood.NeverStarts)),
                new Outcome(status(Status.Unknown, start), in(Mood.NeverSays)),
                new Outcome(status(Status.Error, start), this));
    }

    private Status usual(Instant start, Instant now) {
        return switch (mood) {
            case NeverStarts -> Status.NotStarted;
            case NeverSays -> Status.Unknown;
            default -> stopped || !now.isBefore(start.plusSeconds(TIME_LIMIT_SECONDS))
                    ? Status.Stopped
                    : Status.Running;
        };
    }

    private Observation status(Status status, Instant start) {
        boolean began = status == Status.Running || status == Status.Stopped;
        String word = status != Status.Stopped ? "" : stopped ? "Manual" : "TimeExceeded";
        return new Observation.Queried(Optional.of(
                new RunState(status, Optional.of(start).filter(_ -> began), word, List.of())));
    }

    private List<Outcome> files() {
        Outcome one = new Outcome(Given.found(FILE), this);
        Outcome none = new Outcome(Given.found(), in(Mood.NeverUploads));
        return mood == Mood.NeverUploads ? List.of(none) : List.of(one, none);
    }

    static Observation.Inspected inspected(long packets) {
        return new Observation.Inspected(List.of(new Inspection(FILE.url(), Optional.of(packets), "")),
                packets == 0 ? Optional.empty() : Optional.of(Given.SUMMARY));
    }

    World usual() {
        return in(Mood.Usual);
    }

    private World in(Mood other) {
        return new World(exists, stopped, ordered, lost, other);
    }

    private static Session ours(Order order, String provisioningState) {
        return new Session(order.target(), order.limits(), order.bytesPerPacket(), BLOB, provisioningState);
    }

    private List<Outcome> targets(Request request) {
        TargetKind kind = CaptureTarget.of(request.spec().target()).kind();
        return unchanged(new Observation.TargetRead(Optional.of(Given.ready(kind))),
                new Observation.TargetRead(Optional.empty()),
                new Observation.TargetRead(
                        Optional.of(new TargetFacts(kind, "westus2", Optional.empty(), false, true))),
                new Observation.TargetRead(Optional.of(Given.BARE)));
    }

    /** Two instances on two pages; it surprises when the second does not run, or is not there. */
    private List<Outcome> instances(Listing<InstanceFacts> soFar) {
        if (soFar.pages() == 0) {
            return unchanged(new Observation.InstancesRead(soFar.with(List.of(instance("0", true)), "page 2")));
        }
        return unchanged(new Observation.InstancesRead(soFar.with(List.of(instance("1", true)), "")),
                new Observation.InstancesRead(soFar.with(List.of(instance("1", false)), "")),
                new Observation.InstancesRead(soFar.with(List.of(), "")));
    }

    private static InstanceFacts instance(String id, boolean running) {
        return new InstanceFacts(id, running, true, true);
    }

    private List<Outcome> accounts() {
        return unchanged(new Observation.StorageRead(Optional.of(Given.GOOD_ACCOUNT), true),
                new Observation.StorageRead(Optional.of(new StorageFacts("westus2", "Standard", true, false)), true),
                new Observation.StorageRead(Optional.of(new StorageFacts("westus2", "Premium", true, true)), true),
                new Observation.StorageRead(Optional.empty(), true));
    }

    /** Whoever asked for the agent gets it, if not at once. */
    private List<Outcome> agents(boolean asked) {
        return asked
                ? unchanged(agent("Succeeded"), agent("Creating"), agent("Failed"), agent(""))
                : unchanged(agent(""), agent("Creating"));
    }

    private static Observation agent(String state) {
        return new Observation.AgentRead(Optional.of(new AgentFacts("Linux", "westus2", state)));
    }

    private World gone() {
        return new World(false, false, ordered, lost, mood);
    }

    private List<Outcome> unchanged(Observation... answers) {
        return List.of(answers).stream().map(answer -> new Outcome(answer, this)).toList();
    }

    private static Observation refused(Call call, int status, String code) {
        return new Observation.Refused(call, ArmFailure.refused(status, code, "Azure's words."));
    }
}
