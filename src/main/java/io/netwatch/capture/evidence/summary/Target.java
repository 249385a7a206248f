package io.netwatch.capture.evidence.summary;

import java.util.List;

/**
 * The captured machine or machines.
 *
 * @param guessed whether the addresses are those in most packets, because nobody told them
 * @param seen whether any packet came from there or went there
 */
public record Target(List<Address> addresses, boolean guessed, boolean seen) {
    /** Few enough for a sentence. */
    public String words() {
        return switch (addresses.size()) {
            case 0 -> "the target";
            case 1, 2 -> String.join(" and ", addresses.stream().map(Address::toString).toList());
            default -> addresses.getFirst() + " and " + (addresses.size() - 1) + " others";
        };
    }
}
