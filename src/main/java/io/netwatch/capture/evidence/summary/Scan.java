package io.netwatch.capture.evidence.summary;

import java.time.Instant;

/**
 * Someone who knocked at many doors, most of which stayed closed.
 *
 * @param machine the machine with most of the ports tried
 * @param machines tried, at least
 * @param ports tried, at least; of all machines
 */
public record Scan(Address scanner, Address machine, long machines, long ports, int somePort, long attempts,
        long failed, Instant first, Instant last) {
    /** With more of the same scanner's doors; whether a port or a machine was tried in both is not known, so this is the least. */
    public Scan plus(Scan more) {
        boolean sameMachine = machines == 1 && more.machines == 1 && machine.equals(more.machine);
        boolean samePort = ports == 1 && more.ports == 1 && somePort == more.somePort;
        return new Scan(scanner, machine, samePort ? machines + more.machines : Math.max(machines, more.machines),
                sameMachine ? ports + more.ports : Math.max(ports, more.ports), Math.min(somePort, more.somePort),
                attempts + more.attempts, failed + more.failed, first.isBefore(more.first) ? first : more.first,
                last.isAfter(more.last) ? last : more.last);
    }
}
