package io.netwatch.bench;

import io.netwatch.sandbox.simulation.CountedAzure;
import io.netwatch.sandbox.simulation.CountedAzure.Sent;
import io.netwatch.sandbox.simulation.Fleet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code bench/run calls}: what a finished capture costs of Azure's limits, beside others who watch one. The operator runs
 * whole in virtual time; the SDK's pollers run in real time against the same model, hurried.
 */
final class Calls {
    private static final int CROWD = 10;
    private static final int SHORT_SECONDS = 30;
    private static final int LONG_SECONDS = 18_000;
    /** Between two lone captures: what is known of the machine is old by then, what is known of its surroundings is not. */
    private static final Duration APART = Duration.ofMinutes(8);
    private static final Duration LONGEST_LAG = Duration.ofMinutes(15);
    private static final List<Duration> EARLY = List.of(Duration.ofSeconds(20), Duration.ofMinutes(2),
            Duration.ofMinutes(20), Duration.ofHours(2), Duration.ofHours(4));

    private final List<Report.Row> rows = new ArrayList<>();

    private Calls() {}

    static Report measure() throws IOException, InterruptedException {
        return new Calls().run();
    }

    private Report run() throws IOException, InterruptedException {
        Cost crowd = ours(CROWD, SHORT_SECONDS);
        Cost alone = ours(1, SHORT_SECONDS);
        Cost hours = ours(CROWD, LONG_SECONDS);
        Cost hoursAlone = ours(1, LONG_SECONDS);
        Cost next = next(SHORT_SECONDS);
        Cost hoursNext = next(LONG_SECONDS);
        rows.add(crowd.row("operator, 30 s, one of " + CROWD + " that share the checks"));
        rows.add(alone.row("operator, 30 s, alone, the first one of a process"));
        rows.add(next.row("operator, 30 s, alone, 8 min after another one"));
        rows.add(hours.row("operator, 5 h, one of " + CROWD + " that share the checks"));
        rows.add(hoursAlone.row("operator, 5 h, alone, the first one of a process"));
        rows.add(hoursNext.row("operator, 5 h, alone, 8 min after another one"));
        SdkPollers pollers = SdkPollers.measure();
        rows.add(pollers.row("SDK pollers, 30 s, asked every 10 s (of single calls)", SHORT_SECONDS, 10));
        rows.add(pollers.row("SDK pollers, 5 h, asked every 10 s (of single calls)", LONG_SECONDS, 10));
        rows.add(pollers.row("SDK pollers, 5 h, asked every minute (of single calls)", LONG_SECONDS, 60));
        Optional<AzCalls> az = AzCalls.measure();
        rows.add(az.map(seen -> seen.row("az, 30 s, show-status every 10 s (of single commands)", SHORT_SECONDS, 10))
                .orElseGet(() -> new Report.Row("az: not installed, hack/az does it", Map.of())));
        az.ifPresent(seen -> rows
                .add(seen.row("az, 5 h, show-status every minute (of single commands)", LONG_SECONDS, 60)));
        rows.add(new Report.Row("the article's Function, any length, as published", figures(3, 1, 1, "never")));
        double worst = EARLY.stream().mapToDouble(Calls::lag).max().orElseThrow();
        Map<String, Object> setting = new LinkedHashMap<>(Report.machine("no Kubernetes, virtual time"));
        setting.put("sdkPollers", pollers.toString());
        az.ifPresent(seen -> setting.put("az", seen.toString()));
        return new Report("calls", setting, rows).with(Goal.atMost("reads of a 30 s capture, of ten", 5, crowd.reads()))
                .with(Goal.atMost("reads of a 30 s capture, alone, 8 min after another one", 5, next.reads()))
                .with(Goal.atMost("reads of a 30 s capture, alone, the first one of a process", 5, alone.reads()))
                .with(Goal.atMost("writes of a 30 s capture", 1, crowd.writes()))
                .with(Goal.atMost("deletes of a 30 s capture", 1, crowd.deletes()))
                .with(Goal.atMost("reads of a 5 h capture, of ten", 30, hours.reads()))
                .with(Goal.atMost("reads of a 5 h capture, alone, 8 min after another one", 30, hoursNext.reads()))
                .with(Goal.atMost("reads of a 5 h capture, alone, the first one of a process", 30, hoursAlone.reads()))
                .with(Goal.atMost("an early end is seen after, parts of min(time already run, 15 min)", 1, worst));
    }

    /** Calls to Resource Manager for one capture, from its order until its request is gone. */
    private record Cost(double reads, double writes, double deletes) {
        Report.Row row(String what) {
            return new Report.Row(what, figures(reads, writes, deletes, "within the time run, ≤ 15 min"));
        }
    }

    private static Cost ours(int size, int seconds) {
        return cost(new Fleet(size, seconds), size, seconds);
    }

    /** One that comes when the one before is over and gone. */
    private static Cost next(int seconds) {
        Fleet fleet = new Fleet(1, SHORT_SECONDS);
        fleet.runTo(APART.dividedBy(2));
        fleet.delete();
        fleet.runTo(APART);
        fleet.ask(1, seconds);
        return cost(fleet, 1, seconds);
    }

    /** Of the requests that are there and have not been visited yet. */
    private static Cost cost(Fleet fleet, int size, int seconds) {
        CountedAzure azure = fleet.azure();
        double readsBefore = (double) azure.sent(Sent::isRead);
        double writesBefore = (double) azure.sent(sent -> !sent.isRead());
        Duration end = fleet.passed().plusSeconds(seconds).plusMinutes(5);
        fleet.runTo(end);
        if (fleet.count("Completed") != size) {
            throw new IllegalStateException("not all captures have ended well");
        }
        double reads = azure.sent(Sent::isRead) - readsBefore;
        double writes = azure.sent(sent -> !sent.isRead()) - writesBefore;
        double deletesBefore = (double) azure.sent(sent -> sent.method().equals("DELETE"));
        fleet.delete();
        fleet.runTo(end.plusMinutes(25));
        double deletes = azure.sent(sent -> sent.method().equals("DELETE")) - deletesBefore;
        System.out.printf("  calls: %d captures of %d s; confirming that they are gone took %.1f reads each%n", size,
                seconds, (azure.sent(Sent::isRead) - readsBefore - reads) / size);
        return new Cost(reads / size, writes / size, deletes / size);
    }

    /** How long after somebody stopped it in Azure the request says so, in parts of what is allowed. */
    private static double lag(Duration asked) {
        Fleet fleet = new Fleet(1, LONG_SECONDS);
        fleet.runTo(asked);
        fleet.stopInAzure();
        // Azure takes some seconds to stop one.
        while (fleet.azure().running() > 0) {
            fleet.runTo(fleet.passed().plusSeconds(1));
        }
        Duration ran = fleet.passed();
        while (fleet.count("Running") > 0) {
            fleet.runTo(fleet.passed().plusSeconds(1));
        }
        Duration lag = fleet.passed().minus(ran);
        Duration allowed = ran.compareTo(LONGEST_LAG) < 0 ? ran : LONGEST_LAG;
        System.out.printf("  calls: stopped after %s, seen %s later%n", ran, lag);
        return lag.toMillis() / (double) allowed.toMillis();
    }

    static Map<String, Object> figures(double reads, double writes, double deletes, String seen) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("reads", "%.1f".formatted(reads));
        figures.put("writes", "%.1f".formatted(writes));
        figures.put("deletes", "%.1f".formatted(deletes));
        figures.put("early end seen", seen);
        return figures;
    }

    /** Until the first one after the end. */
    static int looks(int seconds, int every) {
        return seconds / every + 1;
    }
}
