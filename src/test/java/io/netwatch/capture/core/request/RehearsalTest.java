package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.BARE;
import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.GOOD_ACCOUNT;
import static io.netwatch.capture.core.request.Given.READY;
import static io.netwatch.capture.core.request.Given.WEST;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation.AgentRead;
import io.netwatch.capture.core.request.Observation.GroupRead;
import io.netwatch.capture.core.request.Observation.InstancesRead;
import io.netwatch.capture.core.request.Observation.Postponed;
import io.netwatch.capture.core.request.Observation.Refused;
import io.netwatch.capture.core.request.Observation.StorageRead;
import io.netwatch.capture.core.request.Observation.TargetRead;
import io.netwatch.capture.core.request.Observation.WatchersRead;
import io.netwatch.capture.core.request.Rehearsal.Ask;
import io.netwatch.capture.core.request.Rehearsal.Blocked;
import io.netwatch.capture.core.request.Rehearsal.Ready;
import io.netwatch.capture.core.request.Rehearsal.Step;
import io.netwatch.capture.core.request.Rehearsal.Unclear;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The questions before an order, asked in daylight: readings only, whatever a stored request would do next. */
class RehearsalTest {

    @Test
    void aMachineIsReadUntilItsOrderWouldBeSent() {
        Rehearsal rehearsal = of(aRequest());
        rehearsal = asks(rehearsal, Decision.ReadTarget.class, new TargetRead(Optional.of(READY)));
        rehearsal = asks(rehearsal, Decision.ReadWatchers.class, new WatchersRead(List.of(WEST)));
        rehearsal = asks(rehearsal, Decision.ReadStorage.class,
                new StorageRead(Optional.of(new StorageFacts("westus2", "Standard", true, false)), true));

        assertThat(step(rehearsal)).isInstanceOfSatisfying(Ready.class,
                ready -> assertThat(ready.doubts()).hasSize(1).first().asString().startsWith("The firewall"));
    }

    @Test
    void aScaleSetIsReadWithItsInstancesAndItsGroup() {
        Rehearsal rehearsal = of(aRequest().spec("{target: {resourceId: %s}}".formatted(Given.SET)));
        rehearsal = asks(rehearsal, Decision.ReadTarget.class,
                new TargetRead(Optional.of(Given.ready(TargetKind.ScaleSet))));
        rehearsal = asks(rehearsal, Decision.ReadInstances.class,
                new InstancesRead(Listing.of(List.of(new InstanceFacts("0", true, true, true)))));
        rehearsal = asks(rehearsal, Decision.ReadWatchers.class, new WatchersRead(List.of(WEST)));
        rehearsal = asks(rehearsal, Decision.ReadStorage.class, new StorageRead(Optional.of(GOOD_ACCOUNT), true));
        rehearsal = asks(rehearsal, Decision.ReadGroup.class, new GroupRead(""));

        assertThat(step(rehearsal)).isEqualTo(new Ready(List.of()));
    }

    @Test
    void anAgentThatWouldBeInstalledIsNoObstacleAndIsNotInstalled() {
        Rehearsal bare = asks(of(aRequest().installs()), Decision.ReadTarget.class,
                new TargetRead(Optional.of(BARE)));
        bare = asks(bare, Decision.ReadAgent.class,
                new AgentRead(Optional.of(new AgentFacts("Linux", "westus2", ""))));

        assertThat(step(bare)).isInstanceOfSatisfying(Ask.class,
                ask -> assertThat(ask.call()).isInstanceOf(Decision.ReadWatchers.class));
    }

    @Test
    void whatStandsInTheWayIsToldInTheWordsOfARequest() {
        Rehearsal asked = of(aRequest());
        Call call = ((Ask) step(asked)).call();

        assertThat(step(asked.after(new TargetRead(Optional.empty()), CREATED)))
                .isEqualTo(new Blocked(Reason.TargetNotFound, Given.VM + " does not exist."));
        assertThat(step(asked.after(new Refused(call, ArmFailure.refused(503, "", "")), CREATED)))
                .isEqualTo(new Unclear(sec(2), Reason.AzureUnavailable, "Azure said 503."));
        assertThat(step(asked.after(new Postponed(call, sec(30), true), CREATED)))
                .isEqualTo(new Unclear(sec(30), Reason.Throttled, ""));
        assertThat(step(of(aRequest().spec("{desiredState: Stopped}"))))
                .isEqualTo(new Unclear(sec(600), Reason.Held, ""));
    }

    private static Rehearsal of(Given given) {
        return Rehearsal.of(given.request(), Given.POLICY, CREATED);
    }

    private static Step step(Rehearsal rehearsal) {
        return rehearsal.next(new Decide(aRequest().installs().rules()), CREATED);
    }

    private static Rehearsal asks(Rehearsal rehearsal, Class<? extends Call> call, Observation answer) {
        assertThat(step(rehearsal)).isInstanceOfSatisfying(Ask.class,
                ask -> assertThat(ask.call()).isInstanceOf(call));
        return rehearsal.after(answer, CREATED);
    }
}
