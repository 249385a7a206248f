package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.Newsroom;
import io.netwatch.capture.operator.VirtualCourier;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.simulation.Misfortune.Deed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stands between a visit and its worlds, and lets a plan's misfortunes happen at the calls that they are meant for. */
final class Trial implements Interference {
    private final Deque<Strike> due;
    private final UnaryOperator<Sites> sabotage;
    private final boolean tokens;
    private final boolean news;
    private final List<String> calls = new ArrayList<>();
    private final List<String> hits = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Line line;
    private final PostOffice post = new PostOffice();
    private final Feed feed = new Feed();
    private final Outage outage = new Outage();
    private Instant lastHit = Instant.MIN;
    private Duration skew = Duration.ZERO;
    private Optional<VirtualCourier> courier = Optional.empty();
    private PolicySide policies = PolicySide.NONE;
    private ManualClock clock;
    private WireWatch wire;
    private Watchdog watchdog;
    private Crowd crowd;
    private Sites inner;
    private Worlds worlds;

    /** @param sabotage what is put between this and the worlds to see whether it is noticed */
    Trial(List<Strike> strikes, UnaryOperator<Sites> sabotage) {
        this(strikes, sabotage, false);
    }

    Trial(List<Strike> strikes, UnaryOperator<Sites> sabotage, boolean news) {
        this.news = news;
        due = new ArrayDeque<>(strikes);
        tokens = strikes.stream().anyMatch(each -> each.misfortune().deed() instanceof Deed.Token);
        this.sabotage = sabotage;
        line = new Line(tokens, () -> wire);
    }

    /** Names of all calls so far, in order. */
    List<String> calls() {
        return calls;
    }

    /** As {@code call | misfortune}. */
    List<String> hits() {
        return hits;
    }

    List<String> violations() {
        return violations;
    }

    /** Since when nothing has gone wrong any more. */
    Instant lastHit() {
        return lastHit;
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
    public Sites sites(Worlds given) {
        worlds = given;
        watchdog = new Watchdog(worlds, violations);
        inner = sabotage.apply(watchdog);
        Optional<VirtualCourier> news = courier(worlds.clock());
        crowd = new Crowd(new Rival(Simulation.process(inner, worlds.clock(), PostOffice.room(news)), news,
                () -> policies.rivalLooks(), worlds.clock(), violations));
        return new StruckSites(inner, this);
    }

    /** The worlds that misfortunes do not reach, with all who look on. */
    Sites behind() {
        return inner;
    }

    /** There is a policy too. */
    void beside(PolicySide policies) {
        this.policies = policies;
    }

    @Override
    public Newsroom newsroom(Sites sites, InstantSource time) {
        courier = courier(time);
        return PostOffice.room(courier);
    }

    private Optional<VirtualCourier> courier(InstantSource time) {
        return Optional.of(post).filter(_ -> news).map(each -> each.courier(this, inner, time));
    }

    @Override
    public List<VirtualCourier> couriers() {
        return Stream.of(courier, crowd.courier()).flatMap(Optional::stream).toList();
    }

    List<String> received() {
        return post.received();
    }

    @Override
    public void started() {
        wire.forget();
    }

    /**
     * S10, when a secret stands in one of these texts, or in what the process has said or logged until now.
     *
     * @param texts that people can read
     */
    Optional<String> secret(Stream<String> texts) {
        return Stream.of(texts, watchdog.words().stream(), LogWatch.end().stream()).flatMap(each -> each)
                .filter(text -> wire.secrets().stream().anyMatch(text::contains)).findFirst()
                .map(text -> "S10: a secret was told: " + text);
    }

    void calm() {
        due.clear();
        outage.end();
    }

    @Override
    public Tap tap() {
        return line;
    }

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
        return crowd.living();
    }

    @Override
    public <T> T ofPolicy(String name, Supplier<T> call, Supplier<T> instead) {
        return call(name, PolicySide.KEY, call, instead);
    }

    <T> T answered(String name, RequestKey key, Supplier<T> call) {
        return call(name, key, call, () -> {
            throw Outage.unanswered();
        });
    }

    /** @param instead what the caller gets when its write meets another one, or its read an old version */
    <T> T call(String name, RequestKey key, Supplier<T> call, Supplier<T> instead) {
        calls.add(name);
        crowd.meets(key);
        if (Misfortune.isToKubernetes(name)) {
            outage.check(clock.instant());
        }
        Strike next = due.peek();
        if (next == null || !next.hits(calls.size(), name)) {
            return call.get();
        }
        due.pop();
        hits.add(name + " | " + next.misfortune().name());
        lastHit = clock.instant();
        return switch (next.misfortune().deed()) {
            case Deed.Die die -> dying(die, call);
            case Deed.Kube kube -> outage.begin(kube, clock.instant(), call, instead);
            case Deed.Leader leader -> crowd.joins(leader, key, call);
            case Deed.Jump(var by) -> {
                skew = skew.plus(by);
                yield call.get();
            }
            case Deed.News(var fault) -> {
                feed.befall(fault, clock.instant());
                yield call.get();
            }
            case Deed.Token(var tap, var lasts) -> delayed(lasts, line.withoutToken(tap, call));
            case Deed.Wire(var tap, var lasts) -> delayed(lasts, line.struck(tap, call));
            case Deed.Operation(var tap) -> line.struck(tap, call);
            case Deed.Lag(var by) -> line.lagging(by, call);
            case Deed.Freeze still -> {
                crowd.leads(still, key);
                yield call.get();
            }
            case Deed.Person.EDITS -> {
                worlds.edit(key);
                policies.edit(key);
                yield call.get();
            }
            case Deed.Sink(var reply) -> post.answering(reply, call);
        };
    }

    private <T> T delayed(Duration lasts, T answer) {
        clock.advance(lasts);
        return answer;
    }

    private <T> T dying(Deed.Die when, Supplier<T> call) {
        switch (when) {
            case BEFORE -> {
            }
            case AFTER -> {
                var _ = call.get();
            }
            case UNDERWAY -> line.struck(((Deed.Wire) Misfortune.named("applied 10 s later").deed()).tap(), call);
        }
        throw new CrashPoint.Crash("here");
    }
}
