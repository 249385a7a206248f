package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadSiblings;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The leader asks what a policy leaves room for, before it asks Azure anything. */
class AdmittingTest {
    private static final String BY_ALERT = "trigger: {alertKey: k, policy: egress}";

    private final Given ordered = aRequest().spec("{" + BY_ALERT + "}");

    @Test
    void whatAPersonAskedForNeedsNoPolicy() {
        assertThat(aRequest().decision()).isEqualTo(new ReadTarget(VM));
    }

    @Test
    void thePolicyIsAskedBeforeAzure() {
        assertThat(ordered.decision()).isEqualTo(new ReadSiblings("egress"));
        assertThat(ordered.sees(Given.NO_SIBLINGS).decision()).isEqualTo(new ReadTarget(VM));
    }

    @Test
    void withoutRoomTheRequestIsSuppressedAndSaysWhy() {
        Given full = ordered.sees(Given.NO_ROOM);

        assertThat(full.decision())
                .isEqualTo(new Finish(Reason.Suppressed, "The policy's maxActive of 1 is reached."));
        Report report = Report.of(full.request(), new Finish(Reason.Suppressed, ""), full.now());
        assertThat(report.status().why()).isEqualTo("policy's limits");
        assertThat(report.status().captureName()).isNull();
    }

    @Test
    void whoeverWasAdmittedStaysSo() {
        Sibling other = Given.NO_ROOM.all().getFirst();
        Sibling me = new Sibling("night", Given.UID, VM, "", Given.CREATED, Sibling.Stage.Ordered, Optional.empty());
        Sibling waiting = new Sibling("night", Given.UID, VM, "", Given.CREATED, Sibling.Stage.Waiting,
                Optional.empty());

        assertThat(ordered.sees(new SiblingsRead(Given.NO_ROOM.policy(), List.of(other, me))).decision())
                .isEqualTo(new ReadTarget(VM));
        assertThat(ordered.sees(new SiblingsRead(Given.NO_ROOM.policy(), List.of(other, waiting))).decision())
                .isInstanceOf(Finish.class);
    }

    @Test
    void whosePolicyWasDeletedIsAdmitted() {
        assertThat(ordered.sees(new SiblingsRead(Optional.empty(), List.of())).decision())
                .isEqualTo(new ReadTarget(VM));
    }

    @Test
    void theNextVisitAsksAgain() {
        Given later = ordered.sees(Given.NO_SIBLINGS)
                .rests(new Decision.Retry(Given.sec(7), Reason.Throttled)).at(8);

        assertThat(later.decision()).isEqualTo(new ReadSiblings("egress"));
    }

    @Test
    void anAlertThatIsOverBeforeAnythingWasOrderedOrdersNothing() {
        Given resolved = aRequest().spec("""
                {desiredState: Stopped,
                 trigger: {alertKey: k, policy: egress, resolvedTime: '2026-03-01T02:00:09Z'}}""");

        assertThat(resolved.decision())
                .isEqualTo(new Finish(Reason.Suppressed, "Its alert was resolved before anything was ordered."));
    }
}
