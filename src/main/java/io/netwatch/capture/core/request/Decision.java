package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happens next: one call, or the end of this visit. */
public sealed interface Decision {

    /** One outgoing call; its answer is the next observation. */
    sealed interface Call extends Decision {}

    record ReadTarget(ArmId target) implements Call {}

    /** One page of the instances of a scale set, which continues what the visit has read so far. */
    record ReadInstances(ArmId scaleSet, Listing<InstanceFacts> soFar) implements Call {}

    /** One page of a subscription's watchers, which continues what the visit has read so far. */
    record ReadWatchers(String subscription, Listing<Watcher> soFar) implements Call {
        public ReadWatchers(String subscription) {
            this(subscription, Listing.start());
        }
    }

    /** The session of that name as Azure describes it, whoever has made it: nothing is learned of our own. */
    record ReadSession(SessionRef session) implements Call {}

    /** The run state of the session of that name, whoever has made it. */
    record ReadRun(SessionRef session) implements Call {}

    /** Which other living requests record this session; asked of the API server, never of a cache. */
    record ReadClaims(SessionRef session) implements Call {}

    /** The policy that ordered this request, and what else it has ordered; whoever is admitted is so from that moment. */
    record ReadSiblings(String policy) implements Call {}

    /** The recordings of a policy's flight recorder, as this process has seen them. */
    record ReadRecordings(String policy) implements Call {}

    /** Ask this recording to stop, so that its files stay as they are; the request that asks is noted in it. */
    record Freeze(Recording recording) implements Call {}

    /** Whether the policy whose recording this is still exists. */
    record ReadOwner(RecorderMark mark) implements Call {}

    record ReadStorage(ArmId account) implements Call {}

    record ReadGroup(String subscription, String name) implements Call {}

    /** How many sessions there are; when there is room, the answer also keeps a place for a while. */
    record CountSessions(ArmId watcher, String location) implements Call {}

    record ReadAgent(ArmId machine) implements Call {}

    record InstallAgent(ArmId machine, AgentFacts agent) implements Call {}

    /** Write the plan to the status, guarded by the resource version: only who succeeds may send the order. */
    record RecordIntent(Plan plan) implements Call {}

    record Create(Order order) implements Call {}

    record Look(SessionRef session) implements Call {}

    /** Which sessions a watcher has; one answer serves many requests. */
    record ListSessions(ArmId watcher) implements Call {}

    record Query(SessionRef session) implements Call {}

    record Stop(SessionRef session) implements Call {}

    record Delete(SessionRef session) implements Call {}

    /**
     * Read one page of the list of blobs whose address begins with {@code prefix}.
     *
     * @param soFar the pages before it
     */
    record FindFiles(String prefix, FileListing soFar) implements Call {}

    /**
     * Look into the files, on a worker of its own: the answer is what that worker has to say so far.
     *
     * @param dnsNames false when the request wants no names told that were looked up
     * @param mark when the alert fired, if one caused the capture: what was before is compared with what came then
     */
    record Inspect(List<FoundFile> files, boolean dnsNames, Optional<Instant> mark) implements Call {
        public Inspect(List<FoundFile> files, boolean dnsNames) {
            this(files, dnsNames, Optional.empty());
        }

        public Inspect(List<FoundFile> files) {
            this(files, true);
        }
    }

    /** The visit ends here. */
    sealed interface Rest extends Decision {}

    /** On its way. */
    record Wait(Instant until, Reason reason, String detail) implements Rest {}

    /**
     * Trouble that passes: everything stays as it is, and Reconciling says why.
     *
     * @param closed Azure itself asked for the pause, so it holds whatever people do meanwhile
     */
    record Retry(Instant until, Reason trouble, String detail, boolean closed) implements Rest {
        public Retry(Instant until, Reason trouble, String detail) {
            this(until, trouble, detail, trouble == Reason.Throttled);
        }

        public Retry(Instant until, Reason trouble) {
            this(until, trouble, "");
        }
    }

    /** Blocked before a session exists. */
    record Stall(Instant recheck, Reason reason, String detail) implements Rest {}

    /** The final word. */
    record Finish(Reason reason, String detail) implements Rest {}

    /** Too early for anything new. */
    record Keep(Instant until) implements Rest {}

    /** Nothing of this request is left in Azure, or it is to be left there: take the finalizer off. */
    record Release() implements Rest {}

    /** The time to live after the final word is over: delete the object, which then leaves like any other. */
    record Expire() implements Rest {}

    /** Nothing will ever happen again. */
    record Done() implements Rest {}
}
