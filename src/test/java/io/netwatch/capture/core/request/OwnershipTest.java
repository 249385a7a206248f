package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.VM;
import static io.netwatch.capture.core.request.Given.WATCHER;
import static io.netwatch.capture.core.request.Given.sec;
import static io.netwatch.capture.core.request.Named.NIGHTLY;
import static io.netwatch.capture.core.request.Named.NOBODY;
import static io.netwatch.capture.core.request.Named.adopted;
import static io.netwatch.capture.core.request.Named.ended;
import static io.netwatch.capture.core.request.Named.made;
import static io.netwatch.capture.core.request.Named.ordered;
import static io.netwatch.capture.core.request.Named.runs;
import static io.netwatch.capture.core.request.Named.there;
import static io.netwatch.capture.core.request.Table.rule;
import static io.netwatch.capture.core.request.Table.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.Listed;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be stopped and deleted under a name that a person chose, and that no edit of a status gains more. */
class OwnershipTest {
    private static final String UNDER_WAY = "The session is gone, but an unanswered order to end it may still arrive.";
    private static final YAMLMapper YAML = new YAMLMapper();

    @TestFactory
    Stream<DynamicTest> whatWasMadeIsRecognisedAndRemoved() {
        Given leaving = made().deleted().at(100);
        Given recognised = leaving.sees(there(VM)).sees(runs(CREATED));
        return table(rule("is it there?", leaving, new ReadSession(NIGHTLY)),
                rule("when did it begin?", leaving.sees(there(VM)), new ReadRun(NIGHTLY)),
                rule("when ours did: does anybody else live by it?", recognised, new ReadClaims(NIGHTLY)),
                rule("nobody: stop it", recognised.sees(NOBODY), new Stop(NIGHTLY)),
                rule("it has stopped: delete it", leaving.sees(there(VM)).sees(ended()).sees(NOBODY),
                        new Delete(NIGHTLY)),
                rule("somebody: it is theirs now", recognised.sees(new ClaimsRead(List.of(new Claim(
                        new RequestKey("team", "other"), CREATED, "uid-2", Optional.of(CREATED), true)))),
                        new Release()),
                rule("a newer one of its name is left alone", leaving.sees(there(VM)).sees(runs(sec(50))),
                        new Release()),
                rule("one on another target too", leaving.sees(there(new ArmId(VM.text() + "-2"))), new Release()),
                rule("not there: does the list say so too?", leaving.sees(new SessionRead(Optional.empty())),
                        new ListSessions(WATCHER)),
                rule("it does: no DELETE into the blue, and no leaving before an older one can no longer arrive",
                        leaving.sees(new SessionRead(Optional.empty())).sees(new Listed(Set.of())),
                        new Wait(sec(190), Reason.Stopping, UNDER_WAY)),
                rule("it does not: one of the two answers is old",
                        leaving.sees(new SessionRead(Optional.empty())).sees(new Listed(Set.of("nightly"))),
                        new Wait(sec(103), Reason.Stopping,
                                "Azure lists " + NIGHTLY.id() + ", but does not show it.")));
    }

    @Test
    void anUnansweredOrderIsAwaitedBeforeLeaving() {
        Given leaving = ordered(new Origin.Named()).deleted().at(5);
        assertThat(leaving.sees(new SessionRead(Optional.empty())).sees(new Listed(Set.of())).decision())
                .isEqualTo(new Wait(sec(95), Reason.Stopping, UNDER_WAY));
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrittenDecidesAndElseTheOrigin() {
        return table(rule("made: removed", made().deleted(), new ReadSession(NIGHTLY)),
                rule("made, Retain: left", made().spec("{deletionPolicy: Retain}").deleted(), new Release()),
                rule("adopted: left", adopted().deleted(), new Release()),
                rule("adopted, Delete: removed", adopted().spec("{deletionPolicy: Delete}").deleted(),
                        new ReadSession(NIGHTLY)),
                rule("to be replaced, which has not happened yet: left",
                        ordered(new Origin.Replaced(CREATED)).spec("{deletionPolicy: Delete}").deleted(),
                        new Release()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{captureName: victim}", "{ownership: null}", "{ownership: {origin: Mine}}",
            "{ownership: {origin: Adopted}}", "{ownership: {origin: Adopted, startTime: noon}}",
            "{networkWatcherId: /subscriptions/s2/resourceGroups/g/providers/Microsoft.Network/networkWatchers/w}",
            "{networkWatcherId: /subscriptions/s1/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/w}",
            "{captureName: ../victim}"})
    void anEditedStatusGivesNothingToDelete(String edit) throws IOException {
        Given edited = made().read(edited(made(), edit));
        assertThat(edited.deleted().at(100).decision()).isEqualTo(new Release());
        assertThat(edited.edited("{desiredState: Stopped}").at(100).sees(there(VM)).sees(runs(CREATED)).sees(NOBODY)
                .decision()).isNotInstanceOf(Stop.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{startTime: '2026-03-01T01:00:00Z'}", "{startTime: null, attempt: {number: 1,"
            + " time: '2026-03-01T01:00:00Z'}}"})
    void noOtherSessionFitsAnEditedTime(String edit) throws IOException {
        Given leaving = made().read(edited(made(), edit)).deleted().at(100);
        assertThat(leaving.sees(there(VM)).sees(runs(CREATED)).sees(NOBODY).decision()).isEqualTo(new Release());
    }

    /** Somebody writes a whole status by hand, for a machine that the namespace may not use. */
    @Test
    void theAllowListHoldsForWhatIsRecordedToo() {
        Given given = made();
        Given nobody = new Given(new Rules(Given.RULES.install(), new Reach(List.of())), given.request(),
                given.progress(), given.seen(), given.now());
        assertThat(nobody.deleted().at(100).decision()).isInstanceOfSatisfying(Wait.class, wait -> {
            assertThat(wait.reason()).isEqualTo(Reason.NotAllowed);
            assertThat(wait.detail()).contains("add {namespace: team", "set deletionPolicy to Retain");
        });
    }

    /** Whoever holds a request back, or comes too late, does not want anybody's session removed for it. */
    @TestFactory
    Stream<DynamicTest> aSessionIsReplacedOnlyForARequestThatIsStillToStart() {
        Given replacing = ordered(new Origin.Replaced(CREATED)).spec("{conflictPolicy: Replace}");
        return table(rule("to be started: the session is recognised first", replacing.at(5), new ReadSession(NIGHTLY)),
                rule("held back", replacing.edited("{desiredState: Stopped}").at(5),
                        new Wait(sec(605), Reason.Held, "")),
                rule("too late", replacing.edited("{startDeadlineSeconds: 4}").at(5),
                        new Finish(Reason.StartDeadlineExceeded, "startDeadlineSeconds is 4.")));
    }

    @Test
    void aWatcherThatTheNamespaceMayNotUseIsNotUsedEither() {
        ArmId foreign = new ArmId(WATCHER.text().replace("/s1/", "/s2/"));
        Given given = ordered(new Origin.Named()).spec("{networkWatcherId: %s}".formatted(foreign));
        Request request = given.request();
        Given recorded = new Given(given.rules(), request.with(request.story().with(
                new Plan(new SessionRef(foreign, "nightly"), 1, CREATED, new Origin.Named()))), given.progress(),
                given.seen(), given.now());

        assertThat(recorded.deleted().at(100).decision()).isInstanceOfSatisfying(Wait.class,
                wait -> assertThat(wait.detail()).startsWith("Namespace team may not use " + foreign));
    }

    @Test
    void aTargetThatIsNoneGivesNothingToDelete() {
        assertThat(made().spec("{target: {resourceId: nonsense}}").deleted().at(100).decision())
                .isEqualTo(new Release());
    }

    private static PacketCaptureRequestStatus edited(Given given, String edit) throws IOException {
        ObjectNode good = YAML.valueToTree(StatusCodec.write(given.request(), List.of()));
        return YAML.treeToValue(good.setAll((ObjectNode) YAML.readTree(edit)), PacketCaptureRequestStatus.class);
    }
}
