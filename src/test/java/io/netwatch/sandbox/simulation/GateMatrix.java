package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.request.Decision;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often which misfortune struck which call.
 *
 * @param counts by {@code call | misfortune}
 */
record GateMatrix(Map<String, Long> counts) {

    /** Ports that go by the names of their calls, and the one that only policies' visits use: see RecorderGateTest. */
    private static final Set<String> CALLED_OTHERWISE = Set.of("claims", "siblings", "recordings", "freeze",
            "hasPolicy", "generation");

    static GateMatrix of(List<GateRun> runs) {
        return of(runs.stream().flatMap(run -> run.hits().stream()));
    }

    static GateMatrix of(Stream<String> hits) {
        return new GateMatrix(hits.collect(Collectors.groupingBy(hit -> hit, TreeMap::new, Collectors.counting())));
    }

    /** All calls that a visit can make, by the names that the gate gives them. */
    static Set<String> sites() {
        Stream<String> calls = Stream.of(Decision.Call.class.getPermittedSubclasses()).map(Class::getSimpleName);
        Stream<String> ofNews = Stream.of("send", "readNews", "mark");
        Stream<String> ports = Stream.of(Cluster.class.getMethods()).map(Method::getName)
                .filter(name -> !CALLED_OTHERWISE.contains(name));
        return new TreeSet<>(Stream.of(calls, ports, ofNews).flatMap(names -> names).toList());
    }

    /** Calls at which something can go wrong and {@code covered} says nothing of it. */
    static List<String> gaps(Set<String> covered) {
        return gaps(sites(), covered);
    }

    static List<String> gaps(Set<String> sites, Set<String> covered) {
        return sites.stream().flatMap(site -> Misfortune.ALL.stream().filter(each -> each.strikes(site))
                .map(each -> site + " | " + each.name())).filter(cell -> !covered.contains(cell)).toList();
    }

    String markdown(String summary) {
        return markdown(summary, sites());
    }

    String markdown(String summary, Set<String> sites) {
        StringBuilder text = new StringBuilder("# Gate\n\n").append(summary).append("\n\n| |")
                .append(String.join("|", sites)).append("|\n").append("|---".repeat(sites.size() + 1)).append("|\n");
        for (Misfortune each : Misfortune.ALL) {
            text.append("| ").append(each.name());
            sites.forEach(site -> text.append(" | ").append(cell(site, each)));
            text.append(" |\n");
        }
        return text.toString();
    }

    private String cell(String site, Misfortune each) {
        return each.strikes(site) ? Long.toString(counts.getOrDefault(site + " | " + each.name(), 0L)) : "";
    }
}
