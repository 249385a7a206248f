package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.app.telemetry.Milestone.Turned;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** One line each time a request's word changes: the story of a capture in the log, also after its Events have expired. */
final class CaptureLog implements Consumer<Milestone> {
    private static final Logger LOG = System.getLogger(CaptureLog.class.getName());

    @Override
    public void accept(Milestone milestone) {
        if (milestone instanceof Turned(var request, var reason, var message)) {
            LOG.log(level(reason), "{0} is {1}: {2}", request.key(), reason.word(), message);
        }
    }

    private static Level level(Reason reason) {
        Standing standing = reason.standing();
        return standing == Standing.Blocked || standing == Standing.Failed ? Level.WARNING : Level.INFO;
    }
}
