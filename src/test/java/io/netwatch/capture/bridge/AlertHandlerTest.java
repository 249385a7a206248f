package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.RequestStore.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertHandlerTest {
    private final MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "Egress*");

    @ParameterizedTest
    @ValueSource(strings = {"common-fired", "metric-activated"})
    void aFiringAlertIsStoredAndThenAnswered(String message) {
        Outcome outcome = handle(message);

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.result()).isEqualTo("created");
        assertThat(cluster.stored()).singleElement().satisfies(stored -> {
            assertThat(stored.namespace()).isEqualTo("shop");
            assertThat(stored.spec().target().resourceId()).isEqualToIgnoringCase(
                    "/subscriptions/5B/resourceGroups/Shop/providers/Microsoft.Compute/virtualMachines/Web-1");
            assertThat(outcome.requests()).singleElement()
                    .isEqualTo(new Outcome.Line(stored.name(), stored.spec().target().resourceId(), "egress", "created",
                            ""));
        });
    }

    @Test
    void theSameAlertAgainIsOneRequest() {
        handle("common-fired");
        Outcome again = handle("common-fired");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.result()).isEqualTo("already-stored");
        assertThat(cluster.stored()).hasSize(1);
    }

    @Test
    void theSameAlertInAnotherCaseIsOneRequest() {
        handle("common-fired");
        String upper = Messages.text("common-fired").replace("web-1", "WEB-1").replace("alerts/4f", "ALERTS/4F");

        assertThat(handle(upper.getBytes(UTF_8)).result()).isEqualTo("already-stored");
    }

    @Test
    void twoPoliciesMakeTwoRequests() {
        cluster.with("shop", "everything", "*").with("other", "foreign", "*");

        assertThat(handle("common-fired").requests()).extracting(Outcome.Line::policy)
                .containsExactly("egress", "everything");
        assertThat(cluster.stored()).hasSize(2);
    }

    @Test
    void aNameThatBelongsToSomethingElseIsLeftAlone() {
        cluster.answering(request -> new Stored.AlreadyThere(ofAnotherAlert()));
        Outcome outcome = handle("common-fired");

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.result()).isEqualTo("name-taken");
    }

    @Test
    void aNameTakenByARequestWithoutATriggerIsLeftAlone() {
        cluster.answering(request -> new Stored.AlreadyThere(null));

        assertThat(handle("common-fired").result()).isEqualTo("name-taken");
    }

    @Test
    void whatTheApiServerRefusesIsRefusedInItsWords() {
        cluster.answering(request -> new Stored.Refused("exceeded quota:\u202e pcr=10"));
        Outcome outcome = handle("common-fired");

        assertThat(outcome.status()).isEqualTo(422);
        assertThat(outcome.requests()).extracting(Outcome.Line::message).containsExactly("exceeded quota: pcr=10");
    }

    @Test
    void troubleWithTheApiServerAsksForAnotherTryWhichCompletes() {
        cluster.with("shop", "everything", "*");
        cluster.answering(request -> request.name().startsWith("egress")
                ? new Stored.Unavailable("etcd is slow")
                : new Stored.Created());
        Outcome first = handle("common-fired");
        cluster.healthy();

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.requests()).extracting(Outcome.Line::result).containsExactly("unavailable", "created");
        assertThat(handle("common-fired").status()).isEqualTo(200);
    }

    @Test
    void whatNobodyForesawAsksForAnotherTry() {
        cluster.answering(request -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(handle("common-fired").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"common-resolved", "metric-deactivated", "portal-test"})
    void whatStartsNothingIsAnsweredWithASentence(String message) {
        Outcome outcome = handle(message);

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.message()).endsWith(".");
        assertThat(cluster.stored()).isEmpty();
    }

    @Test
    void aSecondFiringWhileTheFirstIsCapturedIsCovered() {
        handle("common-fired");
        Outcome again = handle(Messages.text("common-fired").replace("0001", "0002").getBytes(UTF_8));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.result()).isEqualTo("covered");
        assertThat(again.requests()).extracting(Outcome.Line::message).first().asString()
                .contains(cluster.stored().getFirst().name());
        assertThat(cluster.stored()).hasSize(1);
        assertThat(cluster.refusals()).singleElement().asString().startsWith("shop/")
                .contains(cluster.stored().getFirst().name());
    }

    @Test
    void oneAlertInTwoSchemasIsOneCapture() {
        handle("common-fired");

        assertThat(handle("metric-activated").result()).isEqualTo("covered");
    }

    @Test
    void aResolvedAlertStopsWhatItsFiringStartedWhereThePolicySaysSo() {
        MemoryCluster stopping = new MemoryCluster().with("shop", "egress", "Egress*", OnResolved.Stop);
        AlertHandler handler = new AlertHandler(stopping, stopping, stopping, stopping);
        handler.handle(Message.of(Messages.bytes("common-fired")), "shop", Messages.FIRED);

        Outcome resolved = handler.handle(Message.of(Messages.bytes("common-resolved")), "shop", Messages.FIRED);

        assertThat(resolved.status()).isEqualTo(200);
        assertThat(resolved.result()).isEqualTo("stopped");
        assertThat(stopping.stopped()).containsExactly(stopping.stored().getFirst().name());
    }

    @Test
    void aResolvedAlertTouchesNothingOtherwise() {
        handle("common-fired");

        assertThat(handle("common-resolved").result()).isEqualTo("resolved");
        assertThat(cluster.stopped()).isEmpty();
    }

    @Test
    void anOldAlertIsNotStored() {
        Outcome outcome = new AlertHandler(cluster, cluster, cluster, cluster).handle(
                Message.of(Messages.bytes("common-fired")),
                "shop",
                Messages.FIRED.plusSeconds(3602));

        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.result()).isEqualTo("too-old");
        assertThat(cluster.stored()).isEmpty();
    }

    @Test
    void anUnknownSchemaIsIgnoredAndSomethingElseThanJsonIsRefused() {
        assertThat(handle("{\"schemaId\": \"Budget\"}".getBytes(UTF_8)).status()).isEqualTo(200);
        assertThat(handle("budget".getBytes(UTF_8)).status()).isEqualTo(422);
    }

    @Test
    void theAnswerIsJsonWithoutEmptyFields() {
        assertThat(new String(handle("portal-test").json(), UTF_8)).startsWith("{\"result\":\"test\",\"message\":\"")
                .doesNotContain("requests", "ignored");
    }

    private static PacketCaptureRequestSpec ofAnotherAlert() {
        MemoryCluster elsewhere = new MemoryCluster().with("shop", "egress", "Egress*");
        byte[] another = Messages.text("common-fired").replace("0001", "0002").getBytes(UTF_8);
        new AlertHandler(elsewhere, elsewhere, elsewhere, elsewhere).handle(Message.of(another), "shop",
                Messages.FIRED);
        return elsewhere.stored().getFirst().spec();
    }

    private Outcome handle(String message) {
        return handle(Messages.bytes(message));
    }

    private Outcome handle(byte[] message) {
        return new AlertHandler(cluster, cluster, cluster, cluster).handle(Message.of(message), "shop", Messages.FIRED);
    }
}
