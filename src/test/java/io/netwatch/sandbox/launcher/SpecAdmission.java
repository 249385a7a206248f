package io.netwatch.sandbox.launcher;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.request.FrozenCheck;
import io.netwatch.capture.core.request.Problem;
import io.netwatch.capture.core.request.SpecCheck;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.GroupVersionKind;
import java.util.List;
import java.util.stream.Stream;

/** The product's own validation stands in for the CEL rules of the CRDs, which the box does not evaluate. */
final class SpecAdmission implements Admission {

    @Override
    public List<FieldError> review(GroupVersionKind kind, ObjectNode before, ObjectNode after) {
        if (!kind.group().equals(CaptureApi.GROUP) || !kind.kind().equals("PacketCaptureRequest")) {
            return List.of();
        }
        PacketCaptureRequestSpec spec = spec(after);
        Stream<Problem> frozen = before != null && before.at("/status").has("captureName")
                ? FrozenCheck.problems(spec(before), spec).stream()
                : Stream.of();
        return Stream.concat(SpecCheck.problems(spec).stream(), frozen)
                .map(problem -> FieldError.invalid(problem.field(), problem.clause())).toList();
    }

    private static PacketCaptureRequestSpec spec(ObjectNode request) {
        return Serialization.unmarshal(request.path("spec").toString(), PacketCaptureRequestSpec.class);
    }
}
