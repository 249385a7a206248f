package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.simulation.RecorderEnd.Evidence;
import io.netwatch.sandbox.simulation.RecorderEnd.Made;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must hold of a flight recorder at the end of any run, whatever went wrong in it. */
final class RecorderOracle {
    private static final int UID = 36;
    private static final int BUSY = 300;

    private final RecorderEnd clean;
    private final RecorderGateRun run;
    private final RecorderEnd end;
    private final List<String> violations = new ArrayList<>();

    private RecorderOracle(RecorderEnd clean, RecorderGateRun run) {
        this.clean = clean;
        this.run = run;
        this.end = run.end();
    }

    /** @param clean the end when nothing goes wrong */
    static List<String> violations(RecorderEnd clean, RecorderGateRun run) {
        RecorderOracle oracle = new RecorderOracle(clean, run);
        oracle.sessions();
        oracle.evidence();
        oracle.recordings();
        oracle.gap();
        return oracle.violations;
    }

    /** One PUT for each request, none left behind, nobody else's touched, and not asked for ever. */
    private void sessions() {
        end.creates().forEach((name, count) -> check(count == 1, "S1: %s was created %d times".formatted(name, count)));
        end.creates().keySet().stream().collect(Collectors.groupingBy(RecorderOracle::uid))
                .forEach((uid, names) -> check(names.size() == 1, "S1: %s has sessions %s".formatted(uid, names)));
        end.ours(false).forEach(name -> check(end.uids().contains(uid(name)), "S2: %s has no request".formatted(name)));
        check(end.sessions().stream().filter(each -> each.name().equals(RecorderScenario.BYSTANDER))
                .map(CaptureView::status).toList().equals(List.of("Running")), "S3: the bystander was touched");
        int most = BUSY + 4 * clean.requests();
        check(end.requests() <= most, "L1: %d requests to Azure where %d are enough".formatted(end.requests(), most));
    }

    /** Once for each alert, with files, and never by a session of its own. */
    private void evidence() {
        int alerts = run.plan().scenario().alerts();
        check(end.evidence().size() == alerts, "E1: %d alerts have led to %s".formatted(alerts, end.evidence()));
        for (Evidence each : end.evidence()) {
            check(each.isFinal(), "E2: %s has come to no end: %s".formatted(each.name(), each.word()));
            check(each.word().equals("Completed") && each.files() > 0,
                    "E3: %s is %s with %d files".formatted(each.name(),
                            each.word(), each.files()));
            check(!end.standing("Recording").contains(each.source()),
                    "E6: %s, the evidence of %s, still records".formatted(each.source(), each.name()));
            check(each.own().isEmpty(), "E4: %s has ordered %s".formatted(each.name(), each.own()));
        }
        check(end.evidence().stream().map(Evidence::source).distinct().count() <= 1,
                "E5: the alerts of one window were told by %s".formatted(end.evidence()));
    }

    /** One that records, as the policy says too, or none; and none twice. */
    private void recordings() {
        List<String> recording = end.standing("Recording");
        int expected = run.plan().scenario().armed() ? 1 : 0;
        check(recording.size() == expected,
                "R1: %d recordings record, of %s".formatted(recording.size(), end.recordings()));
        check(end.ours(true).size() == expected, "R2: Azure has %s running".formatted(end.ours(true)));
        check(end.state().equals(expected == 1 ? "Recording" : ""), "R3: the policy says %s".formatted(end.state()));
        check(end.recordings().stream().filter(each -> !each.isFinal()).count() == expected,
                "R4: %s are left".formatted(end.recordings()));
        check(expected == 1 || (end.recordings().isEmpty() && end.ours(false).isEmpty()),
                "R7: %s and %s are left".formatted(end.recordings(), end.ours(false)));
        end.recordings().stream().collect(Collectors.groupingBy(Made::number))
                .forEach((number, same) -> check(same.size() == 1, "R5: number %d is %s".formatted(number, same)));
        long most = clean.creates().size() + run.misfortunes().filter(RecorderOracle::costsARecording).count();
        check(end.creates().size() <= most,
                "R6: %d sessions where %d are enough".formatted(end.creates().size(), most));
    }

    /** Two who lead make nothing twice. */
    private static boolean costsARecording(Misfortune each) {
        return !(each.deed() instanceof Misfortune.Deed.Leader);
    }

    private void gap() {
        Duration most = Duration.ofSeconds(clean.gapSeconds())
                .plus(run.misfortunes().map(RecorderGap::explained).reduce(Duration.ZERO, Duration::plus));
        check(end.gapSeconds() <= most.toSeconds(),
                "C1: %d s were not recorded, and %d s are explained".formatted(end.gapSeconds(), most.toSeconds()));
    }

    private static String uid(String session) {
        return session.substring(Math.max(0, session.length() - UID));
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
