package io.netwatch.sandbox.simulation;

import io.netwatch.capture.notify.Reply;
import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Delivery;
import io.netwatch.sandbox.azure.Delivery.Delivered;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.azure.Fault.Effect.ApplyTwice;
import io.netwatch.sandbox.azure.Fault.Effect.CancelOperation;
import io.netwatch.sandbox.azure.Fault.Effect.FailOperation;
import io.netwatch.sandbox.azure.Fault.Effect.LoseAnswer;
import io.netwatch.sandbox.azure.Fault.Effect.LoseRequest;
import io.netwatch.sandbox.azure.Fault.Effect.Refuse;
import io.netwatch.sandbox.azure.Fault.Effect.SlowOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that can go wrong at one outgoing call. */
record Misfortune(String name, Deed deed) {
    static final Duration OUR_TIMEOUT = Duration.ofSeconds(30);
    static final Duration RETRY_AFTER = Duration.ofSeconds(20);

    /** What is done, and where: on the wire to Azure, at the API server, or to the process itself. */
    sealed interface Deed {
        /** The process dies; {@code UNDERWAY}: its call arrives 20 s later all the same. */
        enum Die implements Deed {
            BEFORE, AFTER, UNDERWAY
        }

        /** {@code DOWN} for a minute, {@code AWAY} for five. */
        enum Kube implements Deed {
            CONFLICT, UNAVAILABLE, APPLIED_AND_LOST, STALE, DOWN, AWAY
        }

        /** Somebody edits the request at this very moment, in a field that changes nothing. */
        enum Person implements Deed {
            EDITS
        }

        /** Another process believes that it leads too; {@code LIVES}: with a loop of its own. */
        enum Leader implements Deed {
            BEFORE, AFTER, ALWAYS, LIVES
        }

        /** To the watch. */
        record News(Feed.Fault fault) implements Deed {}

        /** To Entra, as often as it is asked for a token during the call. */
        record Token(Tap tap, Duration lasts) implements Deed {}

        record Jump(Duration by) implements Deed {}

        /** The process stands still before its call, and another one leads meanwhile. */
        record Freeze(Duration time) implements Deed {}

        /** To the long-running operation that the call starts; what polls it is nobody's business. */
        record Operation(Tap tap) implements Deed {}

        /** What is read of the session after the call is of before it. */
        record Lag(Duration by) implements Deed {}

        /** What a receiver of news answers. */
        record Sink(Reply reply) implements Deed {}

        /** @param lasts how long the caller waits in vain */
        record Wire(Tap tap, Duration lasts) implements Deed {}
    }

    static final List<Misfortune> ALL = all();
    private static final Map<String, Misfortune> BY_NAME = ALL.stream()
            .collect(Collectors.toMap(Misfortune::name, each -> each));

    static Misfortune named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no misfortune is called " + name));
    }

    boolean isOnTheWire() {
        return deed instanceof Deed.Wire;
    }

    static boolean isToKubernetes(String call) {
        return List.of("write", "RecordIntent", "release", "delete", "read", "ReadClaims", "ReadSiblings",
                "ReadRecordings", "Freeze", "ReadOwner", "tell", "readNews", "mark", "generation", "policy write",
                "make")
                .contains(call);
    }

    /** Whether it can happen at a call of this name. */
    boolean strikes(String call) {
        boolean write = List.of("write", "RecordIntent", "release", "delete", "mark", "Freeze", "policy write", "make")
                .contains(call);
        boolean kube = isToKubernetes(call);
        boolean remembered = call.equals("policy look"); // nothing is asked, but what is known may be old
        boolean azure = !kube && !remembered && !call.equals("send");
        return switch (deed) {
            case Deed.Wire _ -> azure;
            case Deed.Operation _,Deed.Lag _ -> List.of("Create", "Stop", "Delete").contains(call);
            case Deed.Sink _ -> call.equals("send");
            case Deed.Kube.CONFLICT, Deed.Kube.APPLIED_AND_LOST -> write;
            case Deed.News _ -> List.of("read", "write", "policy write", "make").contains(call);
            case Deed.Token _ -> azure && !call.equals("Inspect");
            case Deed.Kube.UNAVAILABLE, Deed.Kube.DOWN, Deed.Kube.AWAY -> kube && !call.equals("tell");
            case Deed.Kube.STALE -> remembered || call.equals("read");
            case Deed.Die.UNDERWAY -> azure;
            case Deed.Die _,Deed.Leader _,Deed.Jump _,Deed.Freeze _,Deed.Person _ -> !remembered;
        };
    }

    /** Answers that say for certain that this cannot work: somebody may have to mend something before it goes on. */
    boolean isRefusal() {
        return name.matches("(400|401|403|404|409|412).*");
    }

    private static List<Misfortune> all() {
        List<Misfortune> all = new ArrayList<>();
        Stream.of(Deed.Die.values()).forEach(each -> all.add(new Misfortune("crash " + word(each), each)));
        Stream.of(Deed.Kube.values()).forEach(each -> all.add(new Misfortune("API server " + word(each), each)));
        Stream.of(Deed.Leader.values()).forEach(each -> all.add(new Misfortune("second leader " + word(each), each)));
        all.add(new Misfortune("clock +5 min", new Deed.Jump(Duration.ofMinutes(5))));
        all.add(new Misfortune("clock -5 min", new Deed.Jump(Duration.ofMinutes(-5))));
        Stream.of(Feed.Fault.values())
                .forEach(each -> all.add(new Misfortune("watch " + word(each), new Deed.News(each))));
        all.add(new Misfortune("stands still for 20 s", new Deed.Freeze(Duration.ofSeconds(20))));
        all.add(new Misfortune("somebody edits it", Deed.Person.EDITS));
        all.addAll(TokenTrouble.all());
        all.addAll(sinks());
        all.add(operation("operation fails", new FailOperation(new ArmError(500, "InternalServerError", "Sorry."))));
        all.add(operation("operation canceled", new CancelOperation()));
        all.add(operation("operation lasts 5 min", new SlowOperation(Duration.ofMinutes(5))));
        all.add(new Misfortune("reads lag 30 s", new Deed.Lag(Duration.ofSeconds(30))));
        all.add(wire("request lost", new LoseRequest(), Duration.ZERO));
        all.add(wire("request lost, timeout", new LoseRequest(), OUR_TIMEOUT));
        all.add(wire("answer lost", new LoseAnswer(Duration.ZERO), Duration.ZERO));
        all.add(wire("answer lost, timeout", new LoseAnswer(Duration.ZERO), OUR_TIMEOUT));
        all.add(wire("applied 10 s later", new LoseAnswer(Duration.ofSeconds(10)), Duration.ZERO));
        all.add(wire("applied 60 s later", new LoseAnswer(Duration.ofSeconds(60)), OUR_TIMEOUT));
        all.add(wire("applied twice", new ApplyTwice(), Duration.ZERO));
        for (int status : new int[]{400, 401, 403, 404, 409, 412, 429, 500, 502, 503, 504}) {
            all.add(refused(status, "SomethingIsWrong", Optional.empty()));
            all.add(refused(status, "SomethingIsWrong", Optional.of(RETRY_AFTER)));
        }
        all.add(refused(429, "RetryableErrorDueToAnotherOperation", Optional.empty()));
        all.add(refused(429, "RetryableErrorDueToAnotherOperation", Optional.of(RETRY_AFTER)));
        all.add(refused(429, "ReferencedResourceNotProvisioned", Optional.empty()));
        all.add(new Misfortune("429 until a date", new Deed.Wire(WireTroubles::throttledUntilDate, Duration.ZERO)));
        all.add(new Misfortune("new words", new Deed.Wire(WireTroubles::inNewWords, Duration.ZERO)));
        all.add(answered("applied, then 500", given -> error(500)));
        all.add(answered("applied, then 502", given -> error(502)));
        all.add(answered("applied, then 503", given -> error(503)));
        all.add(answered("applied, then 504", given -> error(504)));
        all.add(answered("empty body", given -> body(given, "")));
        all.add(answered("not JSON", given -> body(given, "<html>Bad day</html>")));
        all.add(answered("JSON of nothing", given -> body(given, "{}")));
        all.add(answered("truncated body", given -> body(given, half(given))));
        return List.copyOf(all);
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static List<Misfortune> sinks() {
        return List.of(sink("sink does not answer", new Reply.Unavailable("sink.test did not answer.",
                Optional.empty())), sink("sink refuses", new Reply.Refused("sink.test answered 404.")));
    }

    private static Misfortune sink(String name, Reply reply) {
        return new Misfortune(name, new Deed.Sink(reply));
    }

    private static Misfortune operation(String name, Effect effect) {
        return new Misfortune(name, new Deed.Operation(tap(effect)));
    }

    private static Misfortune wire(String name, Effect effect, Duration lasts) {
        return new Misfortune(name, new Deed.Wire(tap(effect), lasts));
    }

    private static Tap tap(Effect effect) {
        return (model, face, call) -> {
            model.faults().add(Fault.nth(1, ".*", effect));
            return model.deliver(face, call);
        };
    }

    private static Misfortune refused(int status, String code, Optional<Duration> after) {
        String name = status + (code.startsWith("Something") ? "" : " " + code)
                + (after.isPresent() ? " with Retry-After" : "");
        return wire(name, new Refuse(new ArmError(status, code, "Words of Azure."), after), Duration.ZERO);
    }

    private static Misfortune answered(String name, UnaryOperator<Answer> other) {
        return new Misfortune(name,
                new Deed.Wire(
                        (model, face, call) -> model.deliver(face, call) instanceof Delivered(var answer, var delay)
                                ? (Delivery) new Delivered(other.apply(answer), delay)
                                : new Delivery.Lost(),
                        Duration.ZERO));
    }

    private static Answer error(int status) {
        return new Answer(status, Map.of(), new Answer.Body.Xml("upstream"));
    }

    private static Answer body(Answer given, String text) {
        return new Answer(given.status(), given.headers(), new Answer.Body.Xml(text));
    }

    private static String half(Answer given) {
        String whole = switch (given.body()) {
            case Answer.Body.Json(var node) -> node.toString();
            case Answer.Body.Xml(var text) -> text;
            default -> "";
        };
        return whole.substring(0, whole.length() / 2);
    }
}
