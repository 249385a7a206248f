package io.netwatch.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, for clients that are not at hand here. */
class RawHttpTest {
    private static final String WIDGETS = "/apis/example.test/v1/namespaces/default/widgets";

    @RegisterExtension
    private final ServerExtension server = new ServerExtension();

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return server.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return server.to(path);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return Json.read(send(to(path)).body());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<JsonNode> watch(String query) throws IOException, InterruptedException {
        return Stream.of(send(to(WIDGETS + "?watch=true&timeoutSeconds=1" + query)).body().split("\n", -1))
                .filter(line -> !line.isEmpty()).map(Json::read).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/livez"})
    void answersHealthChecks(String path) throws Exception {
        HttpResponse<String> answer = send(to(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/apis/none.test", "/apis/example.test/v2",
            "/apis/example.test/v1/gadgets", "/apis/example.test/v1/widgets/left", WIDGETS + "/left/scale"})
    void answers404ForPathsThatNameNothing(String path) throws Exception {
        HttpResponse<String> answer = send(to(path));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void discoveryLeadsFromTheGroupToTheResource() throws Exception {
        assertThat(get("/api").path("versions").toString()).isEqualTo("[\"v1\"]");
        assertThat(Json.elements(get("/apis").path("groups")).map(group -> group.path("name").asText()))
                .contains("example.test", "coordination.k8s.io", "events.k8s.io", "apiextensions.k8s.io");
        JsonNode resources = get("/apis/example.test/v1").path("resources");
        assertThat(resources.at("/0/shortNames/0").asText()).isEqualTo("wd");
        assertThat(resources.at("/0/categories/0").asText()).isEqualTo("sandbox");
        assertThat(resources.at("/1/name").asText()).isEqualTo("widgets/status");
    }

    @Test
    void openApiOffersServerSideFieldValidation() throws Exception {
        String root = get("/openapi/v3").at("/paths/apis~1example.test~1v1/serverRelativeURL").asText();
        JsonNode patch = get(root)
                .at("/paths/~1apis~1example.test~1v1~1namespaces~1{namespace}~1widgets~1{name}/patch");
        assertThat(Json.elements(patch.path("parameters")).map(parameter -> parameter.path("name").asText()))
                .contains("fieldValidation", "dryRun");
        assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asText()).isEqualTo("Widget");
    }

    @Test
    void answers415ToProtobufAndSaysWhatToDo() throws Exception {
        server.onlyInTheBox("the real server reads protobuf");
        HttpResponse<String> answer = post("/api/v1/namespaces", "application/vnd.kubernetes.protobuf", "k8s");
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("reads JSON and YAML", "kubectl apply -f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"kind\":\"Gadget\"}", "{\"apiVersion\":\"v2\"}",
            "{\"metadata\":{\"name\":\"a\",\"namespace\":\"kube-system\"}}"})
    void answers400ToBodiesThatDoNotBelongHere(String body) throws Exception {
        assertThat(post(WIDGETS, "application/json", body).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownFieldsArePrunedWithAWarning() throws Exception {
        HttpResponse<String> answer = post(WIDGETS, "application/json",
                Widgets.widget("left", "{size: 1, sise: 2, finish: {shine: 3}}").toString());
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("Warning")).containsExactlyInAnyOrder(
                "299 - \"unknown field \\\"spec.sise\\\"\"", "299 - \"unknown field \\\"spec.finish.shine\\\"\"");
        assertThat(server.widget("left").path("spec").has("sise")).isFalse();
    }

    @Test
    void permissionReviewsAllowEverything() throws Exception {
        String reviews = "/apis/authorization.k8s.io/v1/";
        assertThat(Json
                .read(post(reviews + "selfsubjectaccessreviews", "application/json",
                        "{\"spec\":{\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\"}}}").body())
                .at("/status/allowed").asBoolean()).isTrue();
        assertThat(Json
                .read(post(reviews + "selfsubjectrulesreviews", "application/json",
                        "{\"spec\":{\"namespace\":\"default\"}}").body())
                .at("/status/resourceRules")).anyMatch(rule -> rule.at("/verbs/0").asText().equals("*"));
    }

    @Test
    void aTableCarriesColumnsAgesAndMetadata() throws Exception {
        server.create(Widgets.widget("left", "{size: 4}"));
        JsonNode table = Json.read(send(to(WIDGETS)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json")).body());
        assertThat(Json.elements(table.path("columnDefinitions")).map(column -> column.path("name").asText()))
                .containsExactly("Name", "Size", "Ready", "Reason", "Color", "Age");
        assertThat(table.at("/rows/0/cells/0").asText()).isEqualTo("left");
        assertThat(table.at("/rows/0/cells/1").asInt()).isEqualTo(4);
        assertThat(table.at("/rows/0/cells/2").isNull()).isTrue();
        assertThat(table.at("/rows/0/cells/5").asText()).matches("\\d+s");
        assertThat(table.at("/rows/0/object/metadata/name").asText()).isEqualTo("left");
    }

    @Test
    void aWatchRepeatsHistoryAndEndsWithABookmark() throws Exception {
        server.onlyInTheBox(
                "the real server sends a bookmark about once a minute, and none at the end of a short watch");
        String before = get(WIDGETS).at("/metadata/resourceVersion").asText();
        String stored = server.create(Widgets.widget("left", "{size: 4}")).at("/metadata/resourceVersion")
                .asText();
        List<JsonNode> events = watch("&allowWatchBookmarks=true&resourceVersion=" + before);
        assertThat(events).extracting(event -> event.path("type").asText()).containsExactly("ADDED", "BOOKMARK");
        assertThat(events.getLast().at("/object/metadata/resourceVersion").asText()).isEqualTo(stored);
    }

    @Test
    void aWatchFromForgottenHistoryIsToldToListAgain() throws Exception {
        String before = get(WIDGETS).at("/metadata/resourceVersion").asText();
        server.create(Widgets.widget("left", "{size: 4}"));
        server.box().cluster().compact();
        List<JsonNode> events = watch("&resourceVersion=" + before);
        assertThat(events).extracting(event -> event.path("type").asText()).containsExactly("ERROR");
        assertThat(events.getFirst().at("/object/code").asInt()).isEqualTo(410);
        assertThat(events.getFirst().at("/object/reason").asText()).isEqualTo("Expired");
    }

    @Test
    void aWatchCanBeginWithAllThatIsThere() throws Exception {
        server.create(Widgets.widget("left", "{size: 4}"));
        List<JsonNode> events = watch(
                "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true&resourceVersion=1");
        assertThat(events.get(0).at("/object/metadata/name").asText()).isEqualTo("left");
        assertThat(events.get(1).at("/object/metadata/annotations/k8s.io~1initial-events-end").asText())
                .isEqualTo("true");
    }

    @Test
    void aWatchWithABadSelectorIsRefusedBeforeItBegins() throws Exception {
        assertThat(send(to(WIDGETS + "?watch=true&labelSelector=a%20b")).statusCode()).isEqualTo(400);
        assertThat(send(to(WIDGETS + "?watch=true&fieldSelector=spec.size%3D3")).body())
                .contains("field label not supported: spec.size");
    }

    @Test
    void aDeletionAnswersWithTheUidOfWhatIsGone() throws Exception {
        String uid = server.create(Widgets.widget("left", "{size: 4}")).at("/metadata/uid").asText();
        JsonNode status = Json.read(send(to(WIDGETS + "/left").DELETE()).body());
        assertThat(status.path("status").asText()).isEqualTo("Success");
        assertThat(status.at("/details/uid").asText()).isEqualTo(uid);
    }

    @Test
    void deletingACollectionDeletesWhatTheSelectorNames() throws Exception {
        server.create(Widgets.widget("left", "{size: 4, color: red}"));
        server.create(Widgets.widget("right", "{size: 4, color: blue}"));
        send(to(WIDGETS + "?fieldSelector=spec.color%3Dblue").DELETE());
        assertThat(get(WIDGETS).path("items")).hasSize(1);
    }
}
