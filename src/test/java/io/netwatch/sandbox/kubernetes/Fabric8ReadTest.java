package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator's own client sees: lists, selectors, watches, informers, built-in kinds. */
class Fabric8ReadTest {
    @RegisterExtension
    private final ServerExtension server = new ServerExtension();

    private void create(String name, String labels) {
        var widget = Widgets.widget(name, "{size: 1}");
        widget.withObjectProperty("metadata").set("labels", Widgets.object(labels));
        server.create(widget);
    }

    private void label(String name, String labels) {
        server.patch(name, Widgets.object("{metadata: {labels: " + labels + "}}"));
    }

    private List<String> selected(String selector) {
        return names(server.client().resources(Widget.class)
                .list(new ListOptionsBuilder().withLabelSelector(selector).build()));
    }

    private static List<String> names(KubernetesResourceList<? extends HasMetadata> list) {
        return list.getItems().stream().map(item -> item.getMetadata().getName()).toList();
    }

    @Test
    void labelSelectorsKeepWhatTheyDescribe() {
        create("a", "{tier: web, env: dev}");
        create("b", "{tier: db}");
        create("c", "{}");
        assertThat(selected("tier=web")).containsExactly("a");
        assertThat(selected("tier!=web")).containsExactly("b", "c");
        assertThat(selected("tier in (web, db),!env")).containsExactly("b");
        assertThat(selected("tier notin (web)")).containsExactly("b", "c");
        assertThat(selected("env")).containsExactly("a");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List.of("a", "b", "c").forEach(name -> create(name, "{}"));
        var options = new ListOptionsBuilder().withLimit(2L).build();
        var first = server.client().resources(Widget.class).list(options);
        options.setContinue(first.getMetadata().getContinue());
        var second = server.client().resources(Widget.class).list(options);
        assertThat(names(first)).containsExactly("a", "b");
        assertThat(first.getMetadata().getRemainingItemCount()).isEqualTo(1);
        assertThat(names(second)).containsExactly("c");
        assertThat(second.getMetadata().getContinue()).isNullOrEmpty();
    }

    @Test
    void aWatchFromAnOldVersionReplaysWhatHappenedSince() {
        String before = server.client().resources(Widget.class).list().getMetadata().getResourceVersion();
        create("a", "{}");
        label("a", "{x: y}");
        server.delete("a");
        Queue<String> events = new ConcurrentLinkedQueue<>();
        try (Watch _ = server.client().resources(Widget.class)
                .watch(new ListOptionsBuilder().withResourceVersion(before).build(), into(events))) {
            await().untilAsserted(() -> assertThat(events).containsExactly("ADDED a", "MODIFIED a", "DELETED a"));
        }
    }

    @Test
    void aSelectingWatchTellsComingAndGoing() {
        create("a", "{tier: db}");
        Queue<String> events = new ConcurrentLinkedQueue<>();
        try (Watch _ = server.client().resources(Widget.class).withLabel("tier", "web").watch(into(events))) {
            label("a", "{tier: web}");
            await().untilAsserted(() -> assertThat(events).containsExactly("ADDED a"));
            label("a", "{tier: db}");
            await().untilAsserted(() -> assertThat(events).containsExactly("ADDED a", "DELETED a"));
        }
    }

    @Test
    void anInformerFollowsWithoutMissingAnything() {
        create("a", "{}");
        Queue<String> events = new ConcurrentLinkedQueue<>();
        try (var informer = server.client().resources(Widget.class).inform(recorder(events))) {
            assertThat(informer.hasSynced()).isTrue();
            create("b", "{}");
            label("a", "{x: y}");
            server.delete("b");
            await().untilAsserted(() -> assertThat(events).containsExactly("+a", "+b", "~a", "-b"));
        }
    }

    @Test
    void eventsAreFoundByTheObjectThatTheyAreAbout() {
        create("a", "{}");
        server.client()
                .resource(new EventBuilder().withNewMetadata().withName("a.1").withNamespace("default").endMetadata()
                        .withNewInvolvedObject().withKind("Widget").withName("a").endInvolvedObject()
                        .withReason("Started")
                        .build())
                .create();
        var events = server.client().v1().events();
        assertThat(names(events.withField("involvedObject.name", "a").list())).containsExactly("a.1");
        assertThat(names(events.withField("involvedObject.name", "b").list())).isEmpty();
        assertThat(server.client().events().v1().events().withName("a.1").get().getRegarding().getName())
                .isEqualTo("a");
    }

    @Test
    void secretsAndConfigMapsKeepTheirData() {
        server.client().resource(new SecretBuilder().withNewMetadata().withName("s").endMetadata()
                .addToStringData("key", "plain").build()).create();
        assertThat(server.client().secrets().withName("s").get().getData()).containsEntry("key", "cGxhaW4=");
        server.client()
                .resource(new ConfigMapBuilder().withNewMetadata().withName("c").endMetadata().addToData("a", "b")
                        .build())
                .create();
        server.client().configMaps().withName("c").patch(PatchContext.of(PatchType.STRATEGIC_MERGE),
                "{\"data\":{\"a\":null,\"c\":\"d\"}}");
        assertThat(server.client().configMaps().withName("c").get().getData()).isEqualTo(Map.of("c", "d"));
    }

    @Test
    void theFirstNamespacesHaveUids() {
        assertThat(server.client().namespaces().withName("kube-system").get().getMetadata().getUid()).isNotEmpty();
        assertThat(names(server.client().namespaces().list())).containsExactly("default", "kube-node-lease",
                "kube-public",
                "kube-system");
        assertThat(server.client().pods().list().getItems()).isEmpty();
    }

    private static Watcher<Widget> into(Queue<String> events) {
        return new Watcher<>() {
            @Override
            public void eventReceived(Action action, Widget widget) {
                events.add(action + " " + widget.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                events.add("CLOSED");
            }
        };
    }

    private static ResourceEventHandler<Widget> recorder(Queue<String> events) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Widget widget) {
                events.add("+" + widget.getMetadata().getName());
            }

            @Override
            public void onUpdate(Widget before, Widget after) {
                events.add("~" + after.getMetadata().getName());
            }

            @Override
            public void onDelete(Widget widget, boolean finalStateUnknown) {
                events.add("-" + widget.getMetadata().getName());
            }
        };
    }
}
