package io.netwatch.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often our kinds, Events and Secrets were read and written, by the API server's own count; only the real one counts. */
record ApiServerCalls(KubernetesClient client) {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^apiserver_request_total\\{.*resource=\"(?:packetcapture\\w+|events|secrets)\".*verb=\"(\\w+)\"[^}]*\\} (\\S+)$");
    private static final Set<String> READS = Set.of("GET", "LIST", "WATCH");

    /** Calls since the server's start; a watch counts when it ends. */
    record Count(long reads, long writes) {}

    Count count() {
        long reads = 0;
        long writes = 0;
        Matcher lines = LINE.matcher(client.raw("/metrics"));
        while (lines.find()) {
            long calls = (long) Double.parseDouble(lines.group(2));
            if (READS.contains(lines.group(1))) {
                reads += calls;
            } else {
                writes += calls;
            }
        }
        return new Count(reads, writes);
    }
}
