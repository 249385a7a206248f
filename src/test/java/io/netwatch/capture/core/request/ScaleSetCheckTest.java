package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.SET;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.plan;
import static io.netwatch.capture.core.request.Given.ready;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;

import io.netwatch.capture.core.request.Decision.ReadInstances;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Created;
import io.netwatch.capture.core.request.Observation.InstancesRead;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A scale set before its capture: those of its instances count that the request chooses. */
class ScaleSetCheckTest {
    private static final Decision READY = new ReadWatchers("s1");

    @TestFactory
    Stream<DynamicTest> theSetIsReadAndThenItsInstancesPageByPage() {
        Listing<InstanceFacts> first = Listing.<InstanceFacts>start().with(List.of(running("0")), "page 2");
        return table(//
                rule("first the set", set("{}"), new ReadTarget(SET)),
                rule("also when one instance is the target", aRequest().spec(target("/virtualMachines/3", "{}")),
                        new ReadTarget(SET)),
                rule("Azure does not know it", set("{}").sees(new Observation.TargetRead(Optional.empty())),
                        blocked(Reason.TargetNotFound, SET + " does not exist.")),
                rule("then the first page of its instances", read("{}"), new ReadInstances(SET, Listing.start())),
                rule("then the next", read("{}").sees(new InstancesRead(first)), new ReadInstances(SET, first)),
                rule("then the watchers", read("{}").sees(new InstancesRead(first.with(List.of(running("1")), ""))),
                        READY));
    }

    @TestFactory
    Stream<DynamicTest> chosenInstancesMustExist() {
        return table(//
                rule("one that does not", chosen("{include: ['0', '7']}"), blocked(Reason.TargetNotFound,
                        SET + " does not have instance 7.")),
                rule("some that do not", chosen("{include: ['7', '0', '8', '9']}"), blocked(Reason.TargetNotFound,
                        SET + " does not have instances 7, 8 and 9.")),
                rule("very many that do not are counted",
                        chosen(IntStream.range(10, 40).mapToObj(i -> "'" + i + "'").toList().toString()
                                .transform(ids -> "{include: " + ids + "}")),
                        blocked(Reason.TargetNotFound, SET + " does not have instances 10, 11, 12, 13, 14, 15, 16, "
                                + "17, 18, 19 and 20 more.")),
                rule("an excluded one, for it may be a slip of the pen", chosen("{exclude: ['7']}"),
                        blocked(Reason.TargetNotFound, SET + " does not have instance 7.")),
                rule("the one that is the target",
                        aRequest().spec(target("/virtualMachines/7", "{}")).targetIs(ready(TargetKind.ScaleSet))
                                .instancesAre(running("0")),
                        blocked(Reason.TargetNotFound, SET + " does not have instance 7.")),
                rule("by full id and in any case",
                        chosen("{include: ['%s/VIRTUALMACHINES/1']}".formatted(SET.text().toUpperCase(Locale.ROOT))),
                        READY));
    }

    @TestFactory
    Stream<DynamicTest> oneOfTheChosenMustRun() {
        return table(//
                rule("all of them, and some do", with("{}", asleep("0"), running("1")), READY),
                rule("all of them, and none does", with("{}", asleep("0"), asleep("1")),
                        blocked(Reason.ScaleSetStopped, "")),
                rule("all of them, and there are none", with("{}"), blocked(Reason.ScaleSetStopped, "")),
                rule("the included one does not", with("{include: ['0']}", asleep("0"), running("1")),
                        blocked(Reason.ScaleSetStopped, "")),
                rule("only the excluded one does", with("{exclude: ['1']}", asleep("0"), running("1")),
                        blocked(Reason.ScaleSetStopped, "")));
    }

    @TestFactory
    Stream<DynamicTest> theAgentMustBeInTheModelAndOnTheChosenInstances() {
        return table(//
                rule("not in the model",
                        set("{}").targetIs(new TargetFacts(TargetKind.ScaleSet, "westus2", Optional.empty(), true,
                                false)).instancesAre(running("0")),
                        blocked(Reason.ScaleSetAgentMissing, "")),
                rule("in the model, but not applied to an instance", with("{}", running("0"), bare("1")),
                        blocked(Reason.ScaleSetAgentMissing,
                                "The model has it, but it was not applied to instance 1.")),
                rule("which is not chosen", with("{exclude: ['1']}", running("0"), bare("1")), READY),
                rule("or does not run", with("{}", running("0"), new InstanceFacts("1", false, false, false)), READY),
                rule("the latest model is applied, which Azure may say before it shows the agent",
                        with("{}", new InstanceFacts("0", true, false, true)), READY));
    }

    @TestFactory
    Stream<DynamicTest> whoeverStandsStillIsToldWhenTheOrderIsTaken() {
        return table(//
                rule("nobody", ordered(running("0")), new Wait(sec(4), Reason.Starting, "Azure took the order.")),
                rule("two of three", ordered(asleep("0"), running("1"), asleep("2")), new Wait(sec(4),
                        Reason.Starting,
                        "Azure took the order. It goes without instances 0 and 2, not running at the moment.")));
    }

    private static Given ordered(InstanceFacts... instances) {
        Given recorded = with("{}", instances).watchersAre(WEST).sees(new IntentRecorded(plan(1, 0)));
        Order order = Order.of(Given.SESSION, recorded.request().spec());
        return recorded.sees(new Created(new Session(order.target(), order.limits(), 0, Given.BLOB, "Updating")));
    }

    private static Given chosen(String instances) {
        return with(instances, running("0"), running("1"));
    }

    private static Given with(String instances, InstanceFacts... facts) {
        return read(instances).instancesAre(facts);
    }

    private static Given read(String instances) {
        return set(instances).targetIs(ready(TargetKind.ScaleSet));
    }

    private static Given set(String instances) {
        return aRequest().spec(target("", instances));
    }

    private static String target(String more, String instances) {
        return "{target: {resourceId: %s%s, instances: %s}}".formatted(SET, more,
                instances.equals("{}") ? "null" : instances);
    }

    private static InstanceFacts running(String id) {
        return new InstanceFacts(id, true, true, true);
    }

    private static InstanceFacts asleep(String id) {
        return new InstanceFacts(id, false, true, true);
    }

    private static InstanceFacts bare(String id) {
        return new InstanceFacts(id, true, false, false);
    }

    private static Stall blocked(Reason reason, String detail) {
        return new Stall(sec(600), reason, detail);
    }
}
