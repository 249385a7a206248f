package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.InstanceRoom;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * To which instances of a scale set a policy's {@code maxInstances} bounds a capture of the whole of it. First come those
 * that nobody captures yet, then those that an alert named, then those that can capture, then the lowest ids. The choice
 * is written with the intent and holds from then on.
 */
final class InstanceChoice {

    /** Azure gives numbers in most cases, and names in some. */
    private static final Comparator<InstanceFacts> BY_ID = Comparator
            .comparingInt((InstanceFacts one) -> one.id().length()).thenComparing(InstanceFacts::id);

    private InstanceChoice() {}

    /**
     * The instances to capture on; nothing when all that the spec chooses may be.
     *
     * @param chosen by the spec, whether they run or not
     */
    static Optional<List<InstanceFacts>> of(Request request, Progress progress, List<InstanceFacts> chosen) {
        return policy(request, progress).filter(_ -> chosen.size() > room(request, progress))
                .map(_ -> chosen.stream().filter(InstanceFacts::running).sorted(order(request, progress))
                        .limit(room(request, progress)).sorted(BY_ID).toList());
    }

    /** The ids for the intent; none when there is no bound. */
    static List<String> ids(Request request, Progress progress) {
        return of(request, progress, ScaleSetCheck.chosen(request, progress)).orElse(List.of()).stream()
                .map(InstanceFacts::id).toList();
    }

    static Optional<String> warning(Request request, Progress progress) {
        List<InstanceFacts> chosen = ScaleSetCheck.chosen(request, progress);
        return of(request, progress, chosen).map(bounded -> ("By the policy's maxInstances of %d the capture is bounded"
                + " to %s: of the scale set's %d instances %d run.").formatted(
                        InstanceRoom.limit(policy(request, progress).orElseThrow()),
                        Names.instances(bounded.stream().map(InstanceFacts::id).toList()), chosen.size(),
                        chosen.stream().filter(InstanceFacts::running).count()));
    }

    private static Optional<PacketCapturePolicySpec> policy(Request request, Progress progress) {
        return request.spec().trigger() != null && Preparing.target(request).isScaleSet()
                ? progress.seen().find(SiblingsRead.class).flatMap(SiblingsRead::policy)
                : Optional.empty();
    }

    private static int room(Request request, Progress progress) {
        return policy(request, progress).map(
                policy -> InstanceRoom.left(policy, Admitting.of(request), siblings(progress))).orElseThrow();
    }

    private static Comparator<InstanceFacts> order(Request request, Progress progress) {
        // This request is among them, and waits: it names all instances alike, so it changes nothing.
        List<Sibling> others = siblings(progress);
        Predicate<Sibling> waits = one -> one.stage() == Sibling.Stage.Waiting;
        ArmId set = Preparing.target(request);
        return first((InstanceFacts one) -> !isMet(set, one, others, waits.negate()))
                .thenComparing(first(one -> isMet(set, one, others, waits)))
                .thenComparing(first(one -> one.agentReady() || one.latestModel())).thenComparing(BY_ID);
    }

    private static boolean isMet(ArmId set, InstanceFacts one, List<Sibling> others, Predicate<Sibling> which) {
        ArmId id = new ArmId(set + "/virtualMachines/" + one.id());
        return others.stream().filter(which).anyMatch(other -> InstanceRoom.captures(other, id));
    }

    private static Comparator<InstanceFacts> first(Predicate<InstanceFacts> which) {
        return Comparator.comparing(one -> !which.test(one));
    }

    private static List<Sibling> siblings(Progress progress) {
        return progress.seen().find(SiblingsRead.class).map(SiblingsRead::all).orElse(List.of());
    }
}
