package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Optional;
import java.util.Set;

/**
 * Network Watcher's packet capture sessions. Each call sends one request, takes the first answer as it is, and neither
 * throws, waits nor tries again: what to do next is decided by {@code core}.
 */
public interface Captures {

    /** Orders a session, which starts by itself about two seconds later. */
    Answer<Session> create(Order order);

    /** The session as Azure describes it, or nothing when there is none. */
    Answer<Optional<Session>> look(SessionRef session);

    /** The names of all sessions below a watcher, in lower case. An answer may be up to a minute old. */
    Answer<Set<String>> list(ArmId watcher);

    /** The run state at this moment, or nothing when there is no such session. */
    Answer<Optional<RunState>> query(SessionRef session);

    /** True when Azure took the order to stop, false when there is no such session. */
    Answer<Boolean> stop(SessionRef session);

    /** True when Azure took the order to delete, false when there was nothing to delete. Files are kept by Azure. */
    Answer<Boolean> delete(SessionRef session);
}
