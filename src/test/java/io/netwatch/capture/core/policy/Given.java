package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.EvidenceChoice;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.Notification;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts and policies for tests: one that fires, one that answers it, and each with one thing changed. */
final class Given {
    static final String WEB_1 = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachines/web-1";
    static final Instant FIRED = Instant.parse("2026-03-01T02:01:07.123456700Z");
    static final ArmId MACHINE = new ArmId(WEB_1);

    private Given() {}

    static Alert alert() {
        return withId(Optional.of("/subscriptions/s/providers/Microsoft.AlertsManagement/alerts/A1"));
    }

    static Alert withId(Optional<String> id) {
        return new Alert("azureMonitorCommonAlertSchema", id, "Egress above normal", Alert.FIRED, Optional.of("Sev2"),
                "Platform", Optional.of(FIRED), Targets.of(List.of(WEB_1)), List.of(), Optional.empty());
    }

    static Alert inState(String state) {
        Alert a = alert();
        return new Alert(a.schema(), a.id(), a.rule(), state, a.severity(), a.service(), a.firedTime(), a.targets(),
                a.dimensions(), a.objection());
    }

    static Alert objecting(String why) {
        Alert a = alert();
        return new Alert(a.schema(), a.id(), a.rule(), a.state(), a.severity(), a.service(), a.firedTime(), a.targets(),
                a.dimensions(), Optional.of(why));
    }

    static Alert about(Targets targets) {
        Alert a = alert();
        return new Alert(a.schema(), a.id(), a.rule(), a.state(), a.severity(), a.service(), a.firedTime(), targets,
                a.dimensions(), a.objection());
    }

    static Alert firedAt(Alert a, Optional<Instant> time) {
        return new Alert(a.schema(), a.id(), a.rule(), a.state(), a.severity(), a.service(), time, a.targets(),
                a.dimensions(), a.objection());
    }

    static Alert withDimensions(Alert a, List<String> dimensions) {
        return new Alert(a.schema(), a.id(), a.rule(), a.state(), a.severity(), a.service(), a.firedTime(),
                a.targets(), dimensions, a.objection());
    }

    static Policy policy() {
        return policy("egress", rules("Egress*"));
    }

    static Policy policy(String name, AlertMatch match) {
        return new Policy("shop", name, spec(false, match, OnResolved.Ignore, null, List.of()));
    }

    static Policy suspended() {
        return new Policy("shop", "egress", spec(true, rules("*"), OnResolved.Ignore, null, List.of()));
    }

    static PacketCapturePolicySpec spec(boolean suspend, AlertMatch match, OnResolved onResolved,
            FlightRecorder recorder, List<Notification> news) {
        return new PacketCapturePolicySpec(suspend, match, template(null), 300, 10, 60, 5, onResolved, recorder, news);
    }

    static CaptureTemplate template(Integer ttlSeconds) {
        return new CaptureTemplate(null, null, null, 120, null, null, null, List.of(),
                new Storage("/store", null, null),
                null, null, ttlSeconds, null, null, "egress", null, null);
    }

    /** The same, but names that were looked up are not to be told. */
    static CaptureTemplate quiet() {
        CaptureTemplate usual = template(null);
        return new CaptureTemplate(null, null, null, usual.timeLimitSeconds(), null, null, null, List.of(),
                usual.storage(), null, null, null, null, null, usual.reason(), null, new EvidenceChoice(false));
    }

    static AlertMatch rules(String... rules) {
        return new AlertMatch(List.of(rules), null, null, null, null);
    }
}
