package io.netwatch.capture.operator;

import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.Drill;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Makes the requests of fire drills and tells how they ended. A request that this process was to make, and of which the
 * API server has said nothing clear, is sent again: it would be the same one. After a crash nobody knows, so it is not.
 */
public final class Drills {
    private final Function<RequestKey, Optional<Request>> read;
    private final Function<NewRequest, Stored> create;
    private final InstantSource clock;
    private final Map<RequestKey, NewRequest> unsent = new ConcurrentHashMap<>();

    /**
     * @param read a request as the API server holds it now
     * @param create stores a request
     */
    public Drills(Function<RequestKey, Optional<Request>> read, Function<NewRequest, Stored> create,
            InstantSource clock) {
        this.read = read;
        this.create = create;
        this.clock = clock;
    }

    /** What the status is to say now; nothing when it says so already. */
    Optional<Drill> next(Policy policy, String uid, Map<String, String> annotations, LastDrill last) {
        return Drill.isUnderWay(last)
                ? followed(policy, uid, last).map(answer -> new Drill(answer, Optional.empty()))
                : Drill.wanted(policy, uid, annotations, last, clock.instant());
    }

    /** The status says that this request is to be made, and this process has written it there. */
    void begin(NewRequest request) {
        unsent.put(new RequestKey(request.namespace(), request.name()), request);
    }

    private Optional<LastDrill> followed(Policy policy, String uid, LastDrill last) {
        RequestKey key = Drill.request(policy, uid, last);
        NewRequest mine = unsent.get(key);
        if (mine != null) {
            return made(key, mine, last);
        }
        return Drill.outcome(last, key, read.apply(key), clock.instant());
    }

    private Optional<LastDrill> made(RequestKey key, NewRequest mine, LastDrill last) {
        return switch (create.apply(mine)) {
            case Stored.Created _,Stored.AlreadyThere _ -> {
                unsent.remove(key);
                yield Optional.empty();
            }
            case Stored.Refused(var words) -> {
                unsent.remove(key);
                yield Optional.of(Drill.refused(last, words, clock.instant()));
            }
            case Stored.Unavailable _ -> Optional.empty();
        };
    }
}
