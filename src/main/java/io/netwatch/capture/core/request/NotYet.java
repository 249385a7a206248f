package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;

/** Fields that the schema knows and this version cannot honour: said aloud, because a silent one would mislead. */
final class NotYet {
    private NotYet() {}

    static List<Problem> problems(PacketCaptureRequestSpec spec) {
        ArmId target = new ArmId(spec.target().resourceId());
        return SpecCheck.problems(
                SpecCheck.when(!target.isVirtualMachine(), "spec.target.resourceId",
                        "names a scale set: this version captures on virtual machines only"),
                unknown(spec.captureName(), "spec.captureName"), //
                unknown(spec.ringBuffer(), "spec.ringBuffer"),
                unknown(spec.fromRecorder(), "spec.fromRecorder"),
                unknown(spec.credentialsRef(), "spec.credentialsRef"));
    }

    private static Optional<Problem> unknown(Object value, String field) {
        return SpecCheck.when(value != null, field, "is not supported by this version");
    }
}
