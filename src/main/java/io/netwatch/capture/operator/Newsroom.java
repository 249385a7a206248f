package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import java.util.List;

/** Where a visit leaves what people are to hear. It never makes a visit wait. */
public interface Newsroom {
    /** Nobody wants to hear anything. */
    Newsroom SILENT = new Newsroom() {
        @Override
        public List<String> sinks(Request request) {
            return List.of();
        }

        @Override
        public void take(Report report) {}
    };

    /** Ids of the sinks that hear of this request as things are configured now; no call is made. */
    List<String> sinks(Request request);

    /** Sees to it that what is pending in this report, which is stored by now, gets sent. */
    void take(Report report);
}
