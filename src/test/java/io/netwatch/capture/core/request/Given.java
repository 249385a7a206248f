package io.netwatch.capture.core.request;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Decision.Rest;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One moment in the life of a request. What a test does not tell is the everyday case: created at second 0, nothing
 * known, nothing seen, and namespace team may use subscription s1.
 */
record Given(Rules rules, Request request, Progress progress, Observation seen, Instant now) {
    static final Instant CREATED = Instant.parse("2026-03-01T02:00:00Z");
    /** Of all UIDs, one whose jitter is zero: pauses in the tables are the round ones. */
    static final String UID = "6f1d2c3b-4a59-4e68-8d77-000000000036";
    static final ArmId VM = new ArmId(
            "/subscriptions/s1/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/till");
    static final ArmId ACCOUNT = new ArmId(
            "/subscriptions/s1/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/evidence");
    static final ArmId WATCHER = new ArmId(
            "/subscriptions/s1/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/west");
    static final Rules RULES = new Rules(new InstallId("0a1b2c3d"),
            new Reach(List.of(new Reach.Allowance("team", "/subscriptions/s1"))));
    static final SessionRef SESSION = new SessionRef(WATCHER, "night-0a1b2c3d-" + UID);
    static final String BLOB = "https://evidence.blob.core.windows.net/network-watcher-logs/night.cap";
    static final CaptureSummary SUMMARY = new CaptureSummary(
            "98 % of outgoing bytes (19 MiB in 10 s) went to 203.0.113.77:443.",
            "10.0.0.4", 20_000L, 20_500_000L, 9_970L, 20_100_000L, 400_000L, 40L, 1L, 0L, 2L, 7L, 0L, 1L);
    static final TargetFacts READY = new TargetFacts("westus2", true, true);
    static final ArmId SET = new ArmId(
            "/subscriptions/s1/resourceGroups/shop/providers/Microsoft.Compute/virtualMachineScaleSets/tills");
    static final TargetFacts BARE = new TargetFacts("westus2", true, false);
    static final StorageFacts GOOD_ACCOUNT = new StorageFacts("westus2", "Standard", true, true);
    static final SessionCount ROOM = new SessionCount(7, 10_000, CREATED, Optional.empty());
    static final PacketCapturePolicySpec POLICY = new PacketCapturePolicySpec(null, null, null, 300, 1, 60, 1, null,
            null, null);
    static final Observation.SiblingsRead NO_SIBLINGS = new Observation.SiblingsRead(Optional.of(POLICY), List.of());
    /** Another capture takes the policy's only place. */
    static final Observation.SiblingsRead NO_ROOM = new Observation.SiblingsRead(Optional.of(POLICY),
            List.of(new Sibling("other", "uid-2", new ArmId(VM + "2"), "", CREATED, Sibling.Stage.Ordered,
                    Optional.empty())));
    static final RecorderMark MARK = new RecorderMark("egress", "uid-egress", 1, "settings", Optional.empty());
    static final SessionCount FULL = new SessionCount(3, 3, CREATED, Optional.empty());
    static final Watcher WEST = new Watcher(WATCHER, "westus2");

    static Given aRequest() {
        Request fresh = new Request(new RequestKey("team", "night"), UID, "1", 1, CREATED, false, Optional.empty(),
                Optional.empty(),
                Specs.everyday(),
                StatusCodec.NONE, Story.NONE);
        return new Given(RULES, fresh, Progress.NONE, new Observation.Nothing(), CREATED);
    }

    /** A flight recorder of policy egress has made it. */
    static Given aRecording() {
        Given made = aRequest().spec("{ringBuffer: {fileCount: 2, fileSizeBytes: 1000, sessionTimeLimitSeconds: 300}}");
        return made.with(made.request.marked(MARK));
    }

    /** It takes its evidence from the flight recorder of policy egress. */
    static Given ofRecorder() {
        return aRequest().spec("{fromRecorder: egress}");
    }

    /** The order was recorded at second 0 and may be in Azure. */
    static Given anOrder() {
        return aRequest().ordered(1, 0);
    }

    /** Azure has confirmed the order of second 0, and capturing began at second 0. */
    static Given aCapture() {
        return anOrder().confirmed(BLOB).started(0);
    }

    static Instant sec(long seconds) {
        return CREATED.plusSeconds(seconds);
    }

    static Plan plan(int attempt, long seconds) {
        return new Plan(SESSION, attempt, sec(seconds));
    }

    static Session session() {
        return session("Succeeded");
    }

    static Session session(String provisioningState) {
        return new Session(VM, 300, 1L << 30, 0, BLOB, provisioningState);
    }

    static RunState running() {
        return new RunState(RunState.Status.Running, Optional.of(CREATED), "", List.of());
    }

    static RunState stopped(String word) {
        return new RunState(RunState.Status.Stopped, Optional.of(CREATED), word, List.of());
    }

    static Observation.FilesFound found(FoundFile... files) {
        return new Observation.FilesFound(new FileListing(List.of(files), Optional.empty(), 1));
    }

    Given at(long seconds) {
        return new Given(rules, request, progress, seen, sec(seconds));
    }

    Given named(String name) {
        return with(new Request(new RequestKey("team", name), request.uid(), "1", 1, CREATED, false, request.manager(),
                request.trace(),
                request.spec(),
                request.status(), request.story(), request.recorder()));
    }

    /** A GitOps tool would put the object back. */
    Given managedBy(String tool) {
        return with(new Request(request.key(), request.uid(), request.resourceVersion(), request.generation(), CREATED,
                request.deleting(), Optional.of(tool), request.trace(), request.spec(), request.status(),
                request.story(), request.recorder()));
    }

    Given spec(String tweak) {
        return with(Specs.tweak(request.spec(), tweak), request.generation(), request.deleting());
    }

    /** The same tweak by a person at the keyboard: the generation moves. */
    Given edited(String tweak) {
        return with(Specs.tweak(request.spec(), tweak), request.generation() + 1, request.deleting());
    }

    Given deleted() {
        return with(request.spec(), request.generation(), true);
    }

    Given ordered(int attempt, long seconds) {
        return story(request.story().with(plan(attempt, seconds)));
    }

    Given orderedAs(String captureName) {
        return story(request.story().with(new Plan(new SessionRef(WATCHER, captureName), 1, CREATED)));
    }

    Given confirmed(String blobUrl) {
        return learns(new Observation.Created(new Session(VM, 300, 1L << 30, 0, blobUrl, "Succeeded")));
    }

    Given started(long seconds) {
        return learns(new Observation.Queried(Optional.of(
                new RunState(RunState.Status.Running, Optional.of(sec(seconds)), "", List.of()))));
    }

    Given missingSince(long seconds) {
        return at(seconds).learns(new Observation.Queried(Optional.empty())).at(0);
    }

    Given ended(long seconds, String word) {
        return at(seconds).learns(new Observation.Queried(Optional.of(stopped(word))));
    }

    /** The word in the STATE column. */
    Given standing(Reason reason) {
        List<Condition> conditions = Conditions.of(new Conditions.Word(reason, "", Optional.empty()), 1, List.of(),
                now);
        return read(StatusCodec.write(request, conditions));
    }

    /** The status was read like this. */
    Given read(PacketCaptureRequestStatus status) {
        return with(new Request(request.key(), request.uid(), "2", request.generation(), CREATED, request.deleting(),
                request.manager(), request.trace(), request.spec(), status, StatusCodec.read(status),
                request.recorder()));
    }

    Given progress(Progress other) {
        return new Given(rules, request, other, seen, now);
    }

    Given failedBefore(int times) {
        return times == 0 ? this : rests(new Decision.Retry(now, Reason.NoAnswer)).failedBefore(times - 1);
    }

    /** The last visit ended so; another one begins. */
    Given rests(Rest rest) {
        Progress kept = progress.after(rest, request).atStart(request, now);
        return new Given(rules, request, kept, new Observation.Nothing(), now);
    }

    /** The agent is where it has to be. */
    static TargetFacts ready(TargetKind kind) {
        return new TargetFacts(kind, "westus2", Optional.empty(), true, true);
    }

    Given instancesAre(InstanceFacts... instances) {
        return sees(new Observation.InstancesRead(Listing.of(List.of(instances))));
    }

    Given targetIs(TargetFacts facts) {
        return sees(new Observation.TargetRead(Optional.of(facts)));
    }

    Given watchersAre(Watcher... watchers) {
        return sees(new Observation.WatchersRead(List.of(watchers)));
    }

    /** Target, watcher and account are good; what is left is the question for a place. */
    Given placeable() {
        return targetIs(READY).watchersAre(WEST).accountIs(GOOD_ACCOUNT);
    }

    /** All checks before the order have gone well. */
    Given checked() {
        return accountIs(GOOD_ACCOUNT).sessionsAre(ROOM);
    }

    Given accountIs(StorageFacts facts) {
        return sees(new Observation.StorageRead(Optional.of(facts), true));
    }

    Given sessionsAre(SessionCount count) {
        return sees(new Observation.SessionsCounted(count));
    }

    /** The Linux machine's agent is in this state; empty when there is none. */
    Given agentIs(String state) {
        return sees(new Observation.AgentRead(Optional.of(new AgentFacts("Linux", "westus2", state))));
    }

    /** The allow-list lets team have agents installed. */
    Given installs() {
        return new Given(new Rules(rules.install(),
                new Reach(List.of(new Reach.Allowance("team", "/subscriptions/s1", true)))), request, progress, seen,
                now)
                .spec("{installAgent: true}");
    }

    Given fails(Decision.Call during, int status, String code) {
        return sees(new Observation.Refused(during, ArmFailure.refused(status, code, "Azure's words.")));
    }

    /** A call was answered: it is learned, remembered and seen, as in a visit. */
    Given sees(Observation answer) {
        Given wiser = learns(answer);
        return new Given(rules, wiser.request, progress.after(answer, now), answer, now);
    }

    Decision decision() {
        return new Decide(rules).next(request, progress, seen, now);
    }

    private Given learns(Observation answer) {
        return with(Decide.learn(request, progress, answer, now));
    }

    /** Somebody else has asked for the recording's end. */
    Given frozenBy(String name) {
        RecorderMark mark = request.recorder().orElseThrow();
        return with(request.marked(new RecorderMark(mark.policy(), mark.policyUid(), mark.number(), mark.settings(),
                Optional.of(name)))).spec("{desiredState: Stopped}");
    }

    private Given story(Story story) {
        return with(request.with(story));
    }

    Given with(Request other) {
        return new Given(rules, other, progress, seen, now);
    }

    private Given with(PacketCaptureRequestSpec spec, long generation, boolean deleting) {
        return with(new Request(request.key(), request.uid(), request.resourceVersion(), generation, CREATED, deleting,
                request.manager(), request.trace(), spec, request.status(), request.story(), request.recorder()));
    }
}
