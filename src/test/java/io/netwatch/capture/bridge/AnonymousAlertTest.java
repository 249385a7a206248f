package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.core.policy.NewRequest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts that say neither which alert they are nor when they fired: only the whole message tells one from the next. */
class AnonymousAlertTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MemoryCluster cluster = new MemoryCluster().with("shop", "all", "*", OnResolved.Stop);
    /** Nothing is covered here, so that only the names decide. */
    private final AlertHandler bridge = new AlertHandler(cluster, _ -> List.of(), cluster, cluster);

    @ParameterizedTest
    @EnumSource
    void theSameMessageAgainIsOneRequestHoweverItIsWritten(Shapes shape) throws IOException {
        assertThat(handle(shape.text()).result()).isEqualTo("created");

        assertThat(handle(shape.text()).result()).isEqualTo("already-stored");
        assertThat(handle(JSON.readTree(shape.text()).toPrettyString()).result()).isEqualTo("already-stored");
        assertThat(handle(turned(JSON.readTree(shape.text())).toString()).result()).isEqualTo("already-stored");
        assertThat(cluster.stored()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anotherMessageAboutTheSameMachineIsAnotherRequest(Shapes shape) throws IOException {
        handle(shape.text());
        JsonNode other = JSON.readTree(shape.text());
        ((ObjectNode) (other.isArray() ? other.get(0) : other)).put("somethingElse", 17);

        assertThat(handle(other.toString()).result()).isEqualTo("created");
        assertThat(cluster.stored()).hasSize(2).extracting(request -> request.spec().trigger().alertKey())
                .doesNotHaveDuplicates();
    }

    @Test
    void twoAlertsOfOneMessageAreToldApart() throws IOException {
        handle("""
                {"groupKey": "k", "alerts": [
                {"status": "firing", "labels": {"alertname": "Egress", "nic": "eth0", "resource_id": "%s"}},
                {"status": "firing", "labels": {"alertname": "Egress", "nic": "eth1", "resource_id": "%s"}}]}"""
                .formatted(Shapes.WEB_1, Shapes.WEB_1));

        assertThat(cluster.stored()).hasSize(2);
    }

    /** It is another message than the firing, so its digest is another one: rule, machine and dimensions are the same. */
    @Test
    void itsEndIsFoundAllTheSame() throws IOException {
        AlertHandler knowing = new AlertHandler(cluster, cluster, cluster, cluster);
        knowing.handle(Message.of(Shapes.METRIC.bytes()), "shop", Messages.FIRED);
        String resolved = Shapes.METRIC.text().replace("Activated", "Deactivated");

        assertThat(knowing.handle(Message.of(resolved.getBytes(UTF_8)), "shop", Messages.FIRED).result())
                .isEqualTo("stopped");
        assertThat(cluster.stopped()).containsExactlyElementsOf(
                cluster.stored().stream().map(NewRequest::name).toList());
    }

    private Outcome handle(String message) {
        return bridge.handle(Message.of(message.getBytes(UTF_8)), "shop", Messages.FIRED);
    }

    /** All fields in the opposite order. */
    private static JsonNode turned(JsonNode node) {
        if (node instanceof ArrayNode array) {
            ArrayNode turned = JSON.createArrayNode();
            array.forEach(item -> turned.add(turned(item)));
            return turned;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode turned = JSON.createObjectNode();
        object.propertyStream().toList().reversed()
                .forEach(field -> turned.set(field.getKey(), turned(field.getValue())));
        return turned;
    }
}
