package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an alert is about.
 *
 * @param machines virtual machines, scale sets and instances of scale sets, each once; a part of a machine, such as an
 *            extension, stands for the machine
 * @param others everything else, as it came
 */
public record Targets(List<ArmId> machines, List<String> others) {
    /** Azure sends one target per alert; the limit keeps one message from ordering captures without end. */
    static final int MOST_MACHINES = 32;

    private static final int LONGEST_ID = 1024;
    private static final int SEGMENTS_OF_A_MACHINE = 9;
    private static final int SEGMENTS_OF_AN_INSTANCE = 11;
    private static final String INSTANCE = ArmId.SCALE_SET + "/virtualmachines";

    public Targets {
        machines = List.copyOf(machines);
        others = List.copyOf(others);
    }

    public static Targets of(List<String> resources) {
        Set<ArmId> machines = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        resources.forEach(text -> machine(text).filter(id -> machines.size() < MOST_MACHINES || machines.contains(id))
                .ifPresentOrElse(machines::add, () -> others.add(text)));
        return new Targets(List.copyOf(machines), others);
    }

    /**
     * The targets that the first place with a machine names, and when no place has one, everything that any of them
     * names: a machine is never guessed.
     *
     * @param places where a message may name its target, the most telling one first
     */
    public static Targets firstOf(List<List<String>> places) {
        return places.stream().map(Targets::of).filter(found -> !found.machines().isEmpty()).findFirst()
                .orElseGet(() -> of(places.stream().flatMap(List::stream).distinct().toList()));
    }

    /** Why each of the others starts nothing. */
    List<String> ignored() {
        return others.stream().limit(MOST_MACHINES).map(Targets::whyIgnored).toList();
    }

    boolean anyBelow(String scope) {
        return Stream.concat(machines.stream().map(ArmId::lowerCase), others.stream().map(Targets::lowerCase))
                .anyMatch(text -> text.startsWith(scope));
    }

    private static Optional<ArmId> machine(String text) {
        return text.length() > LONGEST_ID ? Optional.empty() : ArmId.parse(text).flatMap(Targets::machineOf);
    }

    private static Optional<ArmId> machineOf(ArmId id) {
        String type = id.type() + "/";
        if (type.startsWith(INSTANCE + "/")) {
            return ArmId.parse(cut(id.text(), SEGMENTS_OF_AN_INSTANCE));
        }
        boolean machine = type.startsWith(ArmId.VIRTUAL_MACHINE + "/") || type.startsWith(ArmId.SCALE_SET + "/");
        return machine ? ArmId.parse(cut(id.text(), SEGMENTS_OF_A_MACHINE)) : Optional.empty();
    }

    private static String cut(String machineOrPart, int segments) {
        return String.join("/", List.of(machineOrPart.split("/", -1)).subList(0, segments));
    }

    private static String whyIgnored(String text) {
        if (machine(text).isPresent()) {
            return "Target %s: an alert may name at most %d machines.".formatted(text, MOST_MACHINES);
        }
        return text.contains("/")
                ? "Target %s is neither a virtual machine nor a scale set.".formatted(text)
                : "Target %s is a bare name, which may belong to many machines: an ARM id is needed.".formatted(text);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
