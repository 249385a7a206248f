package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.policy.Admission;
import io.netwatch.capture.core.policy.Admission.Refusal;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadSiblings;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;

/**
 * Whether the policy that ordered a request leaves room for it. Bridges ask too, before they store, but two of them may do
 * so at the same moment; the leader is alone. Who has no policy, or none any more, is admitted.
 */
public final class Admitting {
    private Admitting() {}

    static Optional<Decision> next(Request request, Progress progress) {
        if (request.spec().trigger() == null) {
            return Optional.empty();
        }
        Optional<SiblingsRead> read = progress.seen().find(SiblingsRead.class);
        return read.isEmpty()
                ? Optional.of(new ReadSiblings(request.spec().trigger().policy()))
                : refusal(request, read.get()).map(why -> new Finish(Reason.Suppressed, why.sentence()));
    }

    /** Why there is no room. Who was admitted before stays so, whoever has come since. */
    public static Optional<Refusal> refusal(Request request, SiblingsRead read) {
        boolean before = read.all().stream().filter(one -> one.uid().equals(request.uid()))
                .anyMatch(one -> one.stage() != Sibling.Stage.Waiting);
        return read.policy().filter(_ -> !before)
                .flatMap(policy -> Admission.refusal(policy, of(request), read.all()));
    }

    /** The request as others of its policy see it, as long as nothing of it is ordered. */
    public static Sibling of(Request request) {
        Target target = request.spec().target();
        return new Sibling(request.key().name(), request.uid(), new ArmId(target.resourceId()), "", request.created(),
                Sibling.Stage.Waiting, Optional.empty());
    }
}
