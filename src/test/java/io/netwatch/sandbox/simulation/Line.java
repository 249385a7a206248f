package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The wire to Azure and to Entra, on which one thing at a time may go wrong. */
final class Line implements Tap {
    private final boolean shortTokens;
    private final Supplier<WireWatch> watch;
    private Optional<Tap> next = Optional.empty();
    private Optional<Tap> entra = Optional.empty();
    private Optional<Duration> lag = Optional.empty();
    private Optional<StaleReads> stale = Optional.empty();

    /** @param shortTokens whether each call needs a token of its own */
    Line(boolean shortTokens, Supplier<WireWatch> watch) {
        this.shortTokens = shortTokens;
        this.watch = watch;
    }

    /** The next request within the call meets this. */
    <T> T struck(Tap tap, Supplier<T> call) {
        next = Optional.of(tap);
        T answer = call.get();
        next = Optional.empty();
        return answer;
    }

    /** Whenever a token is asked for within the call. */
    <T> T withoutToken(Tap tap, Supplier<T> call) {
        entra = Optional.of(tap);
        T answer = call.get();
        entra = Optional.empty();
        return answer;
    }

    /** What is read of the session that the call changes is of before it, for a while. */
    <T> T lagging(Duration by, Supplier<T> call) {
        lag = Optional.of(by);
        T answer = call.get();
        lag = Optional.empty();
        return answer;
    }

    @Override
    public Delivery deliver(Azure model, Face face, Call call) {
        Tap tap = face == Face.AUTHORITY ? authority() : azure(model, face, call);
        return watch.get().deliver(tap, model, face, call);
    }

    private Tap authority() {
        return entra.orElse(shortTokens ? TokenTrouble::shortLived : Tap.NONE);
    }

    private Tap azure(Azure model, Face face, Call call) {
        Optional<Delivery> old = stale.filter(_ -> face == Face.ARM).flatMap(reads -> reads.deliver(model, call));
        if (old.isPresent()) {
            return (_, _, _) -> old.get();
        }
        if (lag.isPresent()) {
            stale = Optional.of(StaleReads.of(model, call.path().replaceAll("/stop$", ""), lag.get()));
            lag = Optional.empty();
        }
        Tap tap = next.orElse(Tap.NONE);
        next = Optional.empty();
        return tap;
    }
}
