package io.netwatch.capture.core.request;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the last call showed. An empty Optional is Azure's 404. */
public sealed interface Observation {

    /** The visit has just begun. */
    record Nothing() implements Observation {}

    /** Something read before an order: a visit remembers the last of each kind. */
    sealed interface Fact extends Observation {}

    record TargetRead(Optional<TargetFacts> facts) implements Fact {}

    /** Azure does not let us read the target. */
    record TargetUnread() implements Fact {}

    record InstancesRead(Listing<InstanceFacts> instances) implements Fact {}

    record WatchersRead(Listing<Watcher> watchers) implements Fact {
        /** All that there are. */
        public WatchersRead(List<Watcher> all) {
            this(Listing.of(all));
        }
    }

    record SessionRead(Optional<Session> session) implements Fact {}

    record RunRead(Optional<RunState> state) implements Fact {}

    record ClaimsRead(List<Claim> others) implements Fact {
        public ClaimsRead {
            others = List.copyOf(others);
        }
    }

    /**
     * @param policy of the request; empty when it does not exist any more
     * @param all requests that it has ordered, whoever was admitted a moment ago being {@code Ordered}
     */
    record SiblingsRead(Optional<PacketCapturePolicySpec> policy, List<Sibling> all) implements Fact {
        public SiblingsRead {
            all = List.copyOf(all);
        }
    }

    /**
     * @param recorder of the policy; empty when it has none, or does not exist
     * @param all recordings that exist, the newest first
     */
    record RecordingsRead(Optional<FlightRecorder> recorder, List<Recording> all) implements Fact {
        public RecordingsRead {
            all = all.stream().sorted(Recording.NEWEST_FIRST).toList();
        }
    }

    /** {@code checked} is false when the account could not be looked at. */
    record StorageRead(Optional<StorageFacts> facts, boolean checked) implements Fact {}

    /** The id of the resource that made the group for itself; empty for a group of people. */
    record GroupRead(String managedBy) implements Fact {}

    record SessionsCounted(SessionCount count) implements Fact {}

    record AgentRead(Optional<AgentFacts> facts) implements Fact {}

    /** Azure took the order to install the agent. */
    record AgentAsked() implements Fact {}

    /** The names of a watcher's sessions, in lower case. */
    record Listed(Set<String> names) implements Fact {
        public Listed {
            names = Set.copyOf(names);
        }

        boolean has(String name) {
            return names.contains(name.toLowerCase(Locale.ROOT));
        }
    }

    /** Our guarded write went through: nobody else may send this order. */
    record IntentRecorded(Plan plan) implements Observation {}

    /** {@code done} is false when somebody has written since the recording was seen, or it is gone. */
    record FreezeAnswered(boolean done) implements Observation {}

    /** Whether the policy of a recording still exists. */
    record OwnerRead(boolean there) implements Observation {}

    record Created(Session session) implements Observation {}

    record Looked(Optional<Session> session) implements Observation {}

    record Queried(Optional<RunState> state) implements Observation {}

    /** {@code known} is false when Azure has no such session. */
    record StopAnswered(boolean known) implements Observation {}

    record DeleteAnswered() implements Observation {}

    record FilesFound(FileListing listing) implements Observation {}

    /**
     * @param summary of all files together; empty when none of them could be read as a capture
     * @param page about them
     */
    record Inspected(List<Inspection> inside, Optional<CaptureSummary> summary, StoredPage page)
            implements
                Observation {
        public Inspected(List<Inspection> inside, Optional<CaptureSummary> summary) {
            this(inside, summary, StoredPage.NONE);
        }

        public Inspected with(StoredPage newPage) {
            return new Inspected(inside, summary, newPage);
        }
    }

    /** The look into the files has begun and is not over. */
    record StillInspecting() implements Observation {}

    /** Azure wants no call before {@code until}; {@code untouched} when it certainly did nothing. */
    record Postponed(Decision.Call during, Instant until, boolean untouched) implements Observation {}

    record Refused(Decision.Call during, ArmFailure failure) implements Observation {}
}
