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
 * @param machines virtual machines, each once; a part of a machine, such as an extension, stands for the machine
 * @param others everything else, as it came
 */
public record Targets(List<ArmId> machines, List<String> others) {
    /** Azure sends one target per alert; the limit keeps one message from ordering captures without end. */
    static final int MOST_MACHINES = 32;

    private static final int LONGEST_ID = 1024;
    private static final int SEGMENTS_OF_A_MACHINE = 9;

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
        boolean part = id.type().startsWith(ArmId.VIRTUAL_MACHINE + "/");
        return id.isVirtualMachine() || part ? ArmId.parse(cut(id.text())) : Optional.empty();
    }

    private static String cut(String machineOrPart) {
        return String.join("/", List.of(machineOrPart.split("/", -1)).subList(0, SEGMENTS_OF_A_MACHINE));
    }

    private static String whyIgnored(String text) {
        return machine(text).isPresent()
                ? "Target %s: an alert may name at most %d machines.".formatted(text, MOST_MACHINES)
                : "Target %s is not a virtual machine.".formatted(text);
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
