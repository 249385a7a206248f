package io.netwatch.sandbox.kubernetes.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.Widgets;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The model by itself, as simulations use it: no HTTP, a clock that stands still, UIDs that can be repeated. */
class ClusterTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Cluster cluster = cluster((kind, before, after) -> List.of());
    private final Resources widgets = Widgets.in(cluster);

    private static Cluster cluster(Admission admission) {
        AtomicLong count = new AtomicLong();
        return new Cluster(InstantSource.fixed(NOON), admission, () -> new UUID(0, count.incrementAndGet()));
    }

    private static void refused(int code, String words, ThrowingCallable call) {
        assertThatExceptionOfType(ApiException.class).isThrownBy(call).withMessageContaining(words)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void timesComeFromTheGivenClockAndUidsFromTheGivenSource() {
        ObjectNode left = widgets.create(Widgets.widget("left", "{size: 1}"));
        assertThat(left.at("/metadata/creationTimestamp").asText()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(left.at("/metadata/uid").asText()).startsWith("00000000-0000-0000-0000-00000000000");
    }

    @Test
    void twoClustersWithTheSameSourcesAreAlike() {
        Resources twin = Widgets.in(cluster(Admission.none()));
        assertThat(twin.create(Widgets.widget("left", "{size: 1}")))
                .isEqualTo(widgets.create(Widgets.widget("left", "{size: 1}")));
    }

    @Test
    void callersCannotReachIntoTheStore() {
        ObjectNode mine = Widgets.widget("left", "{size: 1}");
        ObjectNode stored = widgets.create(mine);
        mine.withObjectProperty("spec").put("size", 2);
        stored.withObjectProperty("spec").put("size", 3);
        assertThat(widgets.get("default", "left").at("/spec/size").asInt()).isEqualTo(1);
    }

    @Test
    void wholeNumbersCompareEqualHoweverTheyWereMade() {
        ObjectNode left = widgets.create(Widgets.widget("left", "{size: 1}"));
        String version = left.at("/metadata/resourceVersion").asText();
        left.withObjectProperty("spec").put("size", 1);
        assertThat(widgets.update(left).at("/metadata/resourceVersion").asText()).isEqualTo(version);
    }

    @Test
    void admissionSeesOldAndNewAndItsMistakesBecome422() {
        Resources guarded = Widgets.in(cluster((kind, before, after) -> kind.kind().equals("Widget") && before != null
                && !before.at("/spec/size").equals(after.at("/spec/size"))
                        ? List.of(FieldError.invalid("spec.size", "\"object\": must not change"))
                        : List.of()));
        ObjectNode left = guarded.create(Widgets.widget("left", "{size: 1}"));
        left.withObjectProperty("spec").put("size", 2);
        refused(422, "Widget.example.test \"left\" is invalid: spec.size: Invalid value: \"object\": must not change",
                () -> guarded.update(left));
    }

    @Test
    void aCustomResourceIsNotReplacedUnconditionally() {
        widgets.create(Widgets.widget("left", "{size: 1}"));
        refused(422, "metadata.resourceVersion: Invalid value: 0: must be specified for an update",
                () -> widgets.update(Widgets.widget("left", "{size: 2}")));
    }

    @Test
    void defaultsReachNestedObjectsAndTheStatus() {
        ObjectNode left = widgets.create(Widgets.widget("left", "{size: 1, parts: [{name: a}]}"));
        assertThat(left.at("/spec/finish/coats").asInt()).isEqualTo(2);
        assertThat(left.at("/spec/parts/0/count").asInt()).isEqualTo(1);
        assertThat(left.at("/status/phase").asText()).isEqualTo("Pending");
    }

    @Test
    void aStatusSentAtCreationIsIgnored() {
        ObjectNode forged = Widgets.widget("left", "{size: 1}");
        forged.putObject("status").put("phase", "Done");
        assertThat(widgets.create(forged).at("/status/phase").asText()).isEqualTo("Pending");
    }

    @Test
    void aNameIsMadeFromItsPrefix() {
        ObjectNode nameless = Widgets.widget("x", "{size: 1}");
        nameless.withObjectProperty("metadata").put("generateName", "w-").remove("name");
        assertThat(widgets.create(nameless).at("/metadata/name").asText()).matches("w-.{5}");
    }

    @Test
    void namesThatNoUrlCouldCarryAreRefused() {
        refused(422, "a lowercase RFC 1123 subdomain", () -> widgets.create(Widgets.widget("Left", "{size: 1}")));
    }

    @Test
    void applyingWithTheUidOfAnObjectThatIsGoneCreatesNoOther() {
        refused(409, "uid mismatch", () -> widgets.apply("default", "left",
                Widgets.object("{metadata: {uid: gone}, spec: {size: 1}}"), WriteOptions.by("test")));
    }

    @Test
    void aNamespaceGoesOnceItsLastObjectIsReleased() {
        cluster.createNamespace("lab");
        ObjectNode held = Widgets.widget("left", "{size: 1}");
        held.withObjectProperty("metadata").put("namespace", "lab").putArray("finalizers").add("example.test/hold");
        widgets.create(held);
        Resources namespaces = cluster.resources("v1", "Namespace");

        namespaces.delete("", "lab", DeleteOptions.unconditional());
        assertThat(namespaces.get("", "lab").at("/status/phase").asText()).isEqualTo("Terminating");
        ObjectNode late = Widgets.widget("late", "{size: 1}");
        late.withObjectProperty("metadata").put("namespace", "lab");
        refused(403, "because it is being terminated", () -> widgets.create(late));

        widgets.patch("lab", "left", PatchFormat.MERGE, Widgets.object("{metadata: {finalizers: null}}"),
                WriteOptions.by("test"));
        assertThat(namespaces.find("", "lab")).isEmpty();
    }

    @Test
    void aWatchTellsOnlyWhatHasHappenedSinceTheLastCall() {
        widgets.create(Widgets.widget("left", "{size: 1}"));
        Watch watch = widgets.watch(Filter.in("default"));
        assertThat(watch.poll()).extracting(WatchEvent::type).containsExactly("ADDED");
        assertThat(watch.poll()).isEmpty();
        widgets.delete("default", "left", DeleteOptions.unconditional());
        assertThat(watch.poll()).extracting(WatchEvent::type).containsExactly("DELETED");
    }

    @Test
    void aPageAfterForgottenHistoryIsRefused() {
        widgets.create(Widgets.widget("a", "{size: 1}"));
        widgets.create(Widgets.widget("b", "{size: 1}"));
        String next = widgets.page(Filter.all(), 1, "").next();
        widgets.create(Widgets.widget("c", "{size: 1}"));
        cluster.compact();
        refused(410, "too old resource version", () -> widgets.page(Filter.all(), 1, next));
    }

    @Test
    void aDeletionWithTheUidOfAnotherObjectIsRefused() {
        widgets.create(Widgets.widget("left", "{size: 1}"));
        refused(409, "UID in precondition: other",
                () -> widgets.delete("default", "left", new DeleteOptions("other", "", false)));
    }
}
