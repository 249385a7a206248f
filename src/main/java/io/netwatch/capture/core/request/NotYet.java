package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.util.List;
import java.util.Optional;

/** Fields that the schema knows and this version cannot honour: said aloud, because a silent one would mislead. */
final class NotYet {
    private NotYet() {}

    static List<Problem> problems(PacketCaptureRequestSpec spec) {
        return SpecCheck.problems(//
                unknown(spec.fromRecorder(), "spec.fromRecorder"));
    }

    private static Optional<Problem> unknown(Object value, String field) {
        return SpecCheck.when(value != null, field, "is not supported by this version");
    }
}
