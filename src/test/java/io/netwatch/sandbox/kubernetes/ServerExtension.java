package io.netwatch.sandbox.kubernetes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each test a server that serves widgets and has none yet, and a fabric8 client that talks to it: a box of its own
 * or, with the system property {@code sandbox.kubernetes=kube-apiserver}, the real one that all tests of this JVM share.
 */
final class ServerExtension implements BeforeEachCallback, AfterEachCallback {
    private TestServer server;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server = TestServer.chosen();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    KubernetesClient client() {
        return server.client();
    }

    /** The real kubectl that fits this server, with a kubeconfig for it. */
    Kubectl kubectl(Path directory) {
        assumeTrue(server.kubectl().isPresent(), "kubectl is not on the PATH");
        return new Kubectl(server.kubectl().get(), server.kubeconfig(), directory);
    }

    /** What only the box offers, to tests of what only the box can be made to do. */
    KubernetesInABox box() {
        assumeTrue(server.box().isPresent(), "only the box can be made to do this");
        return server.box().get();
    }

    /** Skips the test on the real server, where this differs for the given reason. */
    void onlyInTheBox(String reason) {
        assumeTrue(server.box().isPresent(), reason);
    }

    /** A request with the caller's credentials, for {@link #http}. */
    HttpRequest.Builder to(String path) {
        return server.to(path);
    }

    HttpClient http() {
        return server.http();
    }

    /** A widget as it is stored, {@code MissingNode}-friendly. */
    ObjectNode widget(String name) {
        return find(name).orElseThrow(() -> new AssertionError("there is no widget " + name));
    }

    Optional<ObjectNode> find(String name) {
        return Optional.ofNullable(widgets().withName(name).get()).map(ServerExtension::json);
    }

    ObjectNode create(ObjectNode widget) {
        return json(widgets().resource(resource(widget)).create());
    }

    void patch(String name, ObjectNode merge) {
        widgets().withName(name).patch(PatchContext.of(PatchType.JSON_MERGE), merge.toString());
    }

    void updateStatus(ObjectNode widget) {
        widgets().resource(resource(widget)).updateStatus();
    }

    void delete(String name) {
        widgets().withName(name).delete();
    }

    private NonNamespaceOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> widgets() {
        return client().genericKubernetesResources("example.test/v1", "Widget").inNamespace("default");
    }

    private static GenericKubernetesResource resource(JsonNode node) {
        return Serialization.unmarshal(node.toString(), GenericKubernetesResource.class);
    }

    private static ObjectNode json(GenericKubernetesResource resource) {
        return (ObjectNode) Json.read(Serialization.asJson(resource));
    }
}
