package io.netwatch.hard;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.hard.Register.Entry;
import io.netwatch.sandbox.azure.CaptureView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What must be true when everything has settled: nothing lost, nothing twice, nothing left behind. */
record Audit(Stage stage, Register register, Alerts alerts) {
    /** An order that may be under way is looked for during 90 s, and the backoff of a minute may follow. */
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(5);
    private static final int UID = 36;

    /** Waits until everything has settled, then deletes all requests and waits until all of them have gone. */
    void hold(Result result) throws InterruptedException {
        long from = System.nanoTime();
        await("settle", () -> alerts.open().isEmpty() && register.all().allMatch(Entry::isSettled));
        result.tell("seconds until everything had settled", (System.nanoTime() - from) / 1_000_000_000L);
        result.tell("requests, of them ordered by alerts", register.all().count() + ", " + alerts.taken().size());
        result.tell("ends of those that were not deleted", words());
        result.none("requests that are neither final nor gone", unsettled());
        result.none("orphans: sessions in Azure without a living request", orphans());
        result.none("duplicates: sessions that were ordered twice, or two of a request", duplicates());
        result.none("alerts that nobody took, or refused", lostAlerts());
        result.none("alerts that were taken and not stored, or stored under two names", wrongAlerts());
        result.tell("alerts stored anew, since somebody had deleted what was not answered yet", madeAnew());
        stage.site().world().client().resources(PacketCaptureRequest.class).inNamespace("default").delete();
        await("leave", () -> register.living().findAny().isEmpty() && stage.azure().captures().isEmpty());
        result.none("requests left when all were deleted", register.living().map(Audit::told).toList());
        result.none("sessions left when all were deleted",
                stage.azure().captures().stream().map(CaptureView::name).toList());
    }

    private void await(String what, BooleanSupplier done) throws InterruptedException {
        System.out.println("  waiting for everything to " + what);
        long end = System.nanoTime() + SETTLES_WITHIN.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(200);
        }
    }

    private Map<String, Long> words() {
        return register.living().collect(Collectors.groupingBy(Entry::word, TreeMap::new, Collectors.counting()));
    }

    private List<String> unsettled() {
        return register.all().filter(entry -> !entry.isSettled()).map(Audit::told).toList();
    }

    private List<String> orphans() {
        Set<String> known = register.living().flatMap(entry -> entry.session().stream()).collect(Collectors.toSet());
        return stage.azure().captures().stream().map(CaptureView::name).filter(name -> !known.contains(name)).toList();
    }

    private List<String> duplicates() {
        Map<String, Integer> creates = stage.azure().creates();
        Map<String, Integer> byRequest = creates.entrySet().stream().collect(Collectors.groupingBy(
                each -> each.getKey().substring(each.getKey().length() - UID),
                Collectors.summingInt(Map.Entry::getValue)));
        return byRequest.entrySet().stream().filter(each -> each.getValue() > 1)
                .map(each -> each.getKey() + " x " + each.getValue()).toList();
    }

    private List<String> lostAlerts() {
        List<String> lost = new ArrayList<>(alerts.open());
        alerts.refused().forEach((id, answer) -> lost.add(id + ": " + answer));
        return lost;
    }

    /** By the alert's id. */
    private Map<String, List<Entry>> byAlert() {
        return register.all().filter(entry -> !entry.alert().isEmpty())
                .collect(Collectors.groupingBy(entry -> entry.alert().substring(entry.alert().lastIndexOf('/') + 1)));
    }

    private List<String> wrongAlerts() {
        Map<String, List<Entry>> stored = byAlert();
        return alerts.taken().entrySet().stream()
                .filter(taken -> names(stored, taken.getKey()).size() != 1)
                .map(taken -> taken.getKey() + ", answered with " + taken.getValue() + ", is stored as "
                        + names(stored, taken.getKey()))
                .toList();
    }

    private static Set<String> names(Map<String, List<Entry>> stored, String id) {
        return stored.getOrDefault(id, List.of()).stream().map(Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Somebody had deleted the request before its sender heard that it was stored, and sent the alert again. */
    private long madeAnew() {
        return byAlert().values().stream().filter(entries -> entries.size() > 1
                && entries.stream().filter(Entry::living).count() <= 1).count();
    }

    private static String told(Entry entry) {
        return entry.name() + " " + entry.word() + (entry.leaving() ? " (leaving)" : "");
    }
}
