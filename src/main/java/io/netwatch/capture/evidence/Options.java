package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.summary.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How to look.
 *
 * @param addresses of the captured machines; none to take those that are in most packets
 * @param maxBytes read of all files together
 * @param maxConversations followed at the same time, about 200 bytes of memory each
 * @param dnsNames whether names that were looked up may appear
 * @param mark a moment to compare what was before with what came then, as that of an alert
 */
public record Options(List<Address> addresses, long maxBytes, int maxConversations, boolean dnsNames,
        Optional<Instant> mark) {
    public static final Options DEFAULT = new Options(List.of(), Long.MAX_VALUE, 65_536, true,
            Optional.empty());

    public Options {
        addresses = List.copyOf(addresses);
        if (maxBytes < 0 || maxConversations < 1) {
            throw new IllegalArgumentException("maxBytes is " + maxBytes + " and maxConversations is "
                    + maxConversations + "; give at least 0 and 1");
        }
    }

    public Options withAddresses(List<Address> targets) {
        return new Options(targets, maxBytes, maxConversations, dnsNames, mark);
    }

    public Options withMaxBytes(long bytes) {
        return new Options(addresses, bytes, maxConversations, dnsNames, mark);
    }

    public Options withMaxConversations(int conversations) {
        return new Options(addresses, maxBytes, conversations, dnsNames, mark);
    }

    public Options withDnsNames(boolean tell) {
        return new Options(addresses, maxBytes, maxConversations, tell, mark);
    }

    public Options withMark(Optional<Instant> moment) {
        return new Options(addresses, maxBytes, maxConversations, dnsNames, moment);
    }
}
