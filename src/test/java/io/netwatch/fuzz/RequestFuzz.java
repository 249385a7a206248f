package io.netwatch.fuzz;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.core.request.Problem;
import io.netwatch.capture.core.request.SpecCheck;
import io.netwatch.capture.core.request.StatusCodec;
import java.util.List;

/** A request as the API server gives it, its status as anybody may have edited it. */
public final class RequestFuzz {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private RequestFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        PacketCaptureRequest request;
        try {
            request = JSON.unmarshal(Promise.text(data), PacketCaptureRequest.class);
        } catch (RuntimeException notJson) {
            return;
        }
        if (request == null) {
            return;
        }
        if (request.getSpec() != null) {
            check(request.getSpec());
        }
        if (request.getStatus() != null) {
            StatusCodec.read(request.getStatus());
            StatusCodec.brief(request.getStatus());
            StatusCodec.finished(request.getStatus());
        }
    }

    private static void check(PacketCaptureRequestSpec spec) {
        List<Problem> problems = SpecCheck.problems(spec);
        problems.forEach(problem -> Promise.harmless(problem.toString(), 2000));
        Promise.that(problems.equals(SpecCheck.problems(spec)), "the same spec has the same problems");
    }
}
