package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.Clauses;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.Problem;
import io.netwatch.capture.core.request.SpecCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a policy's flight recorder from recording, found before any recording is made. */
final class RecorderCheck {
    private RecorderCheck() {}

    /** With whole paths; none when there is no recorder. */
    static List<Problem> problems(Policy policy) {
        return Recorder.of(policy).map(RecorderCheck::of).orElse(List.of());
    }

    private static List<Problem> of(Recorder recorder) {
        FlightRecorder spec = recorder.spec();
        List<Problem> all = new ArrayList<>();
        for (int i = 0; i < spec.targets().size(); i++) {
            SpecCheck.target("spec.flightRecorder.targets[" + i + "]", spec.targets().get(i)).ifPresent(all::add);
        }
        if (spec.targets().isEmpty()) {
            all.add(new Problem("spec.flightRecorder.targets", "is empty: name the machines to record"));
        }
        if (Optional.ofNullable(recorder.policy().spec().template().storage()).map(Storage::accountId).isEmpty()) {
            all.add(new Problem("spec.flightRecorder", Clauses.RECORDER_NEEDS_ACCOUNT));
        }
        if (recorder.postTrigger().multipliedBy(2).compareTo(recorder.session()) > 0) {
            all.add(new Problem("spec.flightRecorder.postTriggerSeconds", Clauses.SHORT_SESSION));
        }
        if (all.isEmpty()) {
            SpecCheck.problems(recorder.recording(recorder.targets().getFirst())).stream()
                    .filter(problem -> problem.field().startsWith("spec.ringBuffer")
                            || problem.field().startsWith("spec.bytesPerPacket"))
                    .map(problem -> new Problem(problem.field().replaceFirst("spec\\.(ringBuffer\\.)?",
                            "spec.flightRecorder."), problem.clause()))
                    .forEach(all::add);
        }
        return all;
    }
}
