package io.netwatch.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many calls a kube-apiserver has answered that an operator could have made, by its own metrics.
 *
 * @param byKind such as {@code PUT packetcapturerequests/status}
 */
record ApiCalls(Map<String, Long> byKind) {
    /** The only server that counts. */
    static final String SERVER = "kube-apiserver";
    private static final Pattern LINE = Pattern.compile("(?m)^apiserver_request_total\\{[^}]*resource=\"(\\w+)\"[^}]*"
            + "subresource=\"(\\w*)\"[^}]*verb=\"(\\w+)\"[^}]*} (\\S+)$");
    private static final Set<String> OURS = Set.of("packetcapturerequests", "packetcapturepolicies", "events",
            "secrets");
    private static final Set<String> READS = Set.of("GET", "LIST");
    private static final Set<String> WATCHES = Set.of("WATCH", "WATCHLIST");

    static ApiCalls of(KubernetesClient client) {
        Map<String, Long> all = new TreeMap<>();
        Matcher line = LINE.matcher(client.raw("/metrics"));
        while (line.find()) {
            if (OURS.contains(line.group(1)) && !WATCHES.contains(line.group(3))) {
                String kind = line.group(3) + " " + line.group(1)
                        + (line.group(2).isEmpty() ? "" : "/" + line.group(2));
                all.merge(kind, (long) Double.parseDouble(line.group(4)), Long::sum);
            }
        }
        return new ApiCalls(all);
    }

    ApiCalls since(ApiCalls before) {
        Map<String, Long> more = new TreeMap<>();
        byKind.forEach((kind, count) -> {
            long added = count - before.byKind.getOrDefault(kind, 0L);
            if (added > 0) {
                more.put(kind, added);
            }
        });
        return new ApiCalls(more);
    }

    long reads() {
        return byKind.entrySet().stream().filter(each -> READS.contains(each.getKey().split(" ", 2)[0]))
                .mapToLong(Map.Entry::getValue).sum();
    }

    long writes() {
        return byKind.values().stream().mapToLong(Long::longValue).sum() - reads();
    }
}
