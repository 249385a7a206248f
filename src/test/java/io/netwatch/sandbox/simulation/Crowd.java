package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.VirtualCourier;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.simulation.Misfortune.Deed;
import java.util.Optional;
import java.util.function.Supplier;

/** When the second process acts beside the first: once, at each call, or by itself. */
final class Crowd {
    private final Rival rival;
    private boolean lives;
    private boolean always;

    Crowd(Rival rival) {
        this.rival = rival;
    }

    /** The first one makes a call. */
    void meets(RequestKey key) {
        if (always) {
            rival.visit(key);
        }
    }

    <T> T joins(Deed.Leader when, RequestKey key, Supplier<T> call) {
        always |= when == Deed.Leader.ALWAYS;
        if (when == Deed.Leader.LIVES) {
            lives = true;
            return call.get();
        }
        if (when != Deed.Leader.AFTER) {
            rival.visit(key);
            return call.get();
        }
        T answer = call.get();
        rival.visit(key);
        return answer;
    }

    /** Alone, while the first one stands still. */
    void leads(Deed.Freeze still, RequestKey key) {
        rival.leads(still.time(), key);
    }

    Optional<Visit> living() {
        return Optional.of(rival.visit()).filter(_ -> lives);
    }

    Optional<VirtualCourier> courier() {
        return rival.courier().filter(_ -> lives || always);
    }
}
