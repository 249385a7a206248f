package io.netwatch.capture.evidence.summary;

import java.util.List;

/**
 * @param lookups questions, the same one again not counted
 * @param failures answers other than "no error" by their code, and "no answer"
 * @param slow answers that took longer than half a second
 * @param names the names with most failures, then the slowest; empty when names must not be told
 */
public record DnsHealth(long lookups, List<Failure> failures, long slow, long slowestMilliseconds, List<Name> names) {
    public static final String NO_ANSWER = "no answer";

    /** @param code as RFC 1035 and its successors call it */
    public record Failure(String code, long count) {}

    /** One name that was looked up and failed or was slow. */
    public record Name(String name, long lookups, List<Failure> failures, long slow, long slowestMilliseconds) {
        public long failed() {
            return sum(failures);
        }
    }

    public long failed() {
        return sum(failures);
    }

    /** All failures but "there is no such name", which search lists cause all the time. */
    public long failedHard() {
        return sum(failures.stream().filter(failure -> !failure.code().equals("NXDOMAIN")).toList());
    }

    private static long sum(List<Failure> failures) {
        return failures.stream().mapToLong(Failure::count).sum();
    }
}
