package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.simulation.Misfortune.Deed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stands between a visit and its worlds, and lets a plan's misfortunes happen at the calls that they are meant for. */
final class Trial implements Sites, Interference {
    private static final Duration DOWN = Duration.ofSeconds(60);
    private final Deque<Strike> due;
    private final UnaryOperator<Sites> sabotage;
    private final boolean tokens;
    private final List<String> calls = new ArrayList<>();
    private final List<String> hits = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<RequestKey, Deque<Request>> versions = new HashMap<>();
    private Duration skew = Duration.ZERO;
    private Optional<Deed.Wire> onTheWire = Optional.empty();
    private Optional<Deed.Token> onTokens = Optional.empty();
    private final Feed feed = new Feed();
    private Instant down = Instant.MIN;
    private boolean lives;
    private boolean crowded;
    private ManualClock clock;
    private WireWatch wire;
    private Watchdog watchdog;
    private Visit rival;
    private Sites inner;

    /** @param sabotage what is put between this and the worlds to see whether it is noticed */
    Trial(List<Strike> strikes, UnaryOperator<Sites> sabotage) {
        due = new ArrayDeque<>(strikes);
        tokens = strikes.stream().anyMatch(each -> each.misfortune().deed() instanceof Deed.Token);
        this.sabotage = sabotage;
    }

    @Override
    public List<String> calls() {
        return calls;
    }

    /** What happened, as {@code call | misfortune}. */
    List<String> hits() {
        return hits;
    }

    List<String> violations() {
        return violations;
    }

    Watchdog watchdog() {
        return watchdog;
    }

    WireWatch wire() {
        return wire;
    }

    @Override
    public InstantSource clock(ManualClock world) {
        clock = world;
        wire = new WireWatch(world, violations);
        return () -> world.instant().plus(skew);
    }

    @Override
    public Sites sites(Worlds worlds) {
        watchdog = new Watchdog(worlds, violations);
        inner = sabotage.apply(watchdog);
        rival = Simulation.process(inner, () -> worlds.clock().instant());
        return this;
    }

    @Override
    public void started() {
        wire.forget();
    }

    /** Nothing goes wrong any more. */
    void calm() {
        due.clear();
        down = Instant.MIN;
    }

    @Override
    public Tap tap() {
        return (model, face, call) -> {
            if (face == Face.AUTHORITY) {
                return wire.deliver(entra(), model, face, call);
            }
            Optional<Deed.Wire> now = onTheWire;
            if (now.isEmpty()) {
                return wire.deliver(Tap.NONE, model, face, call);
            }
            onTheWire = Optional.empty();
            return wire.deliver(now.get().tap(), model, face, call);
        };
    }

    private Tap entra() {
        return onTokens.map(Deed.Token::tap).orElse(tokens ? TokenTrouble::shortLived : Tap.NONE);
    }

    /** A token that is still good cannot be refused. */
    @Override
    public boolean forgetsTokens() {
        return tokens;
    }

    @Override
    public Feed feed() {
        return feed;
    }

    @Override
    public Optional<Visit> rival() {
        return Optional.of(rival).filter(_ -> lives);
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        Deque<Request> seen = versions.computeIfAbsent(key, _ -> new ArrayDeque<>());
        Optional<Request> now = call("read", key, () -> inner.read(key),
                () -> Optional.ofNullable(seen.peekLast()).or(() -> inner.read(key)));
        now.filter(each -> seen.stream().noneMatch(each::equals)).ifPresent(seen::push);
        return now;
    }

    @Override
    public Optional<Request> write(Report report) {
        boolean intent = report.status().conditions().equals(report.request().conditions());
        return call(intent ? "RecordIntent" : "write", report.request().key(), () -> inner.write(report),
                Optional::empty);
    }

    @Override
    public boolean release(Request request) {
        return call("release", request.key(), () -> inner.release(request), () -> false);
    }

    @Override
    public boolean delete(Request request) {
        return call("delete", request.key(), () -> inner.delete(request), () -> false);
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return call("ReadClaims", self.key(), () -> inner.claims(session, self), List::of);
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        return call("ReadSiblings", new RequestKey(namespace, Simulation.REQUEST),
                () -> inner.siblings(namespace, policy), () -> new SiblingsRead(Optional.empty(), List.of()));
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        call("tell", request.key(), () -> {
            inner.tell(request, reason, message);
            return true;
        }, () -> true);
    }

    @Override
    public Observation perform(Request request, Call asked) {
        return call(asked.getClass().getSimpleName(), request.key(), () -> inner.perform(request, asked),
                () -> new Observation.Nothing());
    }

    @Override
    public void blocked(Request request, Reason reason) {
        inner.blocked(request, reason);
    }

    private <T> T call(String name, RequestKey key, Supplier<T> call, Supplier<T> instead) {
        calls.add(name);
        if (crowded) {
            visitByRival(key);
        }
        if (Misfortune.isToKubernetes(name) && clock.instant().isBefore(down)) {
            throw new IllegalStateException("the API server is down");
        }
        Strike next = due.peek();
        if (next == null || !next.hits(calls.size(), name)) {
            return call.get();
        }
        due.pop();
        hits.add(name + " | " + next.misfortune().name());
        return switch (next.misfortune().deed()) {
            case Deed.Die die -> dying(die, call);
            case Deed.Kube kube -> refused(kube, call, instead);
            case Deed.Leader leader -> crowded(leader, key, call);
            case Deed.Jump(var by) -> {
                skew = skew.plus(by);
                yield call.get();
            }
            case Deed.News(var fault) -> {
                feed.befall(fault, clock.instant());
                yield call.get();
            }
            case Deed.Token deed -> without(deed, call);
            case Deed.Wire deed -> struck(deed, call);
        };
    }

    private <T> T struck(Deed.Wire deed, Supplier<T> call) {
        onTheWire = Optional.of(deed);
        T answer = call.get();
        onTheWire = Optional.empty();
        clock.advance(deed.lasts());
        return answer;
    }

    private <T> T without(Deed.Token deed, Supplier<T> call) {
        onTokens = Optional.of(deed);
        T answer = call.get();
        onTokens = Optional.empty();
        clock.advance(deed.lasts());
        return answer;
    }

    private <T> T dying(Deed.Die when, Supplier<T> call) {
        switch (when) {
            case BEFORE -> {
            }
            case AFTER -> {
                var _ = call.get();
            }
            case UNDERWAY -> struck(new Deed.Wire(
                    ((Deed.Wire) Misfortune.named("applied 10 s later").deed()).tap(), Duration.ZERO), call);
        }
        throw new CrashPoint.Crash("here");
    }

    private <T> T refused(Deed.Kube how, Supplier<T> call, Supplier<T> instead) {
        if (how == Deed.Kube.DOWN) {
            down = clock.instant().plus(DOWN);
        }
        if (how == Deed.Kube.APPLIED_AND_LOST) {
            var _ = call.get();
        }
        if (how == Deed.Kube.CONFLICT || how == Deed.Kube.STALE) {
            return instead.get();
        }
        throw new IllegalStateException("the API server does not answer");
    }

    private <T> T crowded(Deed.Leader when, RequestKey key, Supplier<T> call) {
        crowded |= when == Deed.Leader.ALWAYS;
        if (when == Deed.Leader.LIVES) {
            lives = true;
            return call.get();
        }
        if (when != Deed.Leader.AFTER) {
            visitByRival(key);
            return call.get();
        }
        T answer = call.get();
        visitByRival(key);
        return answer;
    }

    private void visitByRival(RequestKey key) {
        try {
            rival.run(key);
        } catch (RuntimeException e) {
            violations.add("the second leader failed: " + e);
        }
    }
}
