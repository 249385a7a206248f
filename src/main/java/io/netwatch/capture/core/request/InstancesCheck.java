package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A choice of instances: of a scale set, by one list, each by its number or by its full id in this scale set. */
final class InstancesCheck {
    private static final String FIELD = "spec.target.instances";
    private static final Pattern SHORT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private InstancesCheck() {}

    /** @param target of which {@code resourceId} is good */
    static List<Problem> problems(Target target) {
        if (target.instances() == null) {
            return List.of();
        }
        ArmId id = new ArmId(target.resourceId());
        if (!id.isScaleSet()) {
            return List.of(new Problem(FIELD, Clauses.SCALE_SETS_ONLY));
        }
        boolean both = !target.instances().include().isEmpty() && !target.instances().exclude().isEmpty();
        return Stream.of(SpecCheck.problems(SpecCheck.when(both, FIELD, Clauses.INCLUDE_AND_EXCLUDE)),
                strangers(id, FIELD + ".include", target.instances().include()),
                strangers(id, FIELD + ".exclude", target.instances().exclude())).flatMap(List::stream).toList();
    }

    private static List<Problem> strangers(ArmId scaleSet, String field, List<String> instances) {
        return IntStream.range(0, instances.size()).boxed()
                .flatMap(i -> stranger(scaleSet, field + "[" + i + "]", instances.get(i)).stream()).toList();
    }

    private static Optional<Problem> stranger(ArmId scaleSet, String field, String instance) {
        boolean ours = SHORT.matcher(instance).matches() || ArmId.parse(instance).filter(ArmId::isScaleSetInstance)
                .filter(id -> id.parent().equals(scaleSet)).isPresent();
        return SpecCheck.when(!ours, field, SpecCheck.quoted(instance)
                + " is not an instance of this scale set: write its number, such as 3, or its full id");
    }
}
