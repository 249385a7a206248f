package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.ArmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Lives once more, over TLS, what other clients lived through with the real Azure: each of our requests must be the
 * recorded one, and its answer is the recorded one.
 */
class RecordedLivesTest extends AzureOverTls {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Calls that we do not make: following an operation, listing captures, and reading one extension. */
    private static final String NOT_OURS = ".*/(locations/.*|packetCaptures|extensions/[^/]+)";
    /** Written by the server itself. */
    private static final Set<String> TRANSPORT = Set.of("date", "content-length", "content-type");

    @Test
    void aMachinesCaptureIsOrderedWatchedStoppedAndDeletedAsRecorded() {
        ArmId machine = new ArmId("/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups"
                + "/cli_test_nw_packet_capture000001/providers/Microsoft.Compute/virtualMachines/vm1");

        assertThat(live(Recording.OF_A_MACHINE, "2022-01-01", machine, new Limits.Classic(18_000, 1L << 30),
                "capture\\capture.cap")).containsSubsequence("watchers", "create", "look", "create", "look", "stop",
                        "query", "delete", "delete");
    }

    @Test
    void aRingBufferIsOrderedAndWatchedAsRecorded() {
        ArmId machine = new ArmId("/subscriptions/c9acd95d-34fe-4603-b50a-89c27c045b02/resourceGroups/psnrp5324"
                + "/providers/Microsoft.Compute/virtualMachines/psnrp9847");

        assertThat(live(Recording.OF_A_RING_BUFFER, "2024-07-01", machine, new Limits.RingBuffer(2, 102_400, 60),
                "C:\\captures\\Capture.cap")).containsExactly("look", "create", "look", "query", "look", "query");
    }

    /** Names of the calls made. */
    private List<String> live(String file, String apiVersion, ArmId machine, Limits limits, String filePath) {
        Azure azure = azureOfVersion(apiVersion);
        List<String> made = new ArrayList<>();
        for (Recording.Call recorded : Recording.read(file).calls()) {
            if (!recorded.path().matches(NOT_OURS)) {
                server.on(recorded.method(), recorded.path(),
                        ScriptedServer.answer(recorded.status(), recorded.answer(), headers(recorded)));
                made.add(make(azure, recorded, session -> new Order(session, CaptureTarget.machine(machine), limits, 0,
                        List.of(), new Storage(null, null, filePath))));
                assertThat(server.calls()).hasSize(made.size()).last()
                        .satisfies(ours -> isTheSame(ours, recorded));
            }
        }
        return made;
    }

    private interface Ordering {
        Order of(SessionRef session);
    }

    private static String make(Azure azure, Recording.Call recorded, Ordering orders) {
        String[] parts = recorded.path().split("/packetCaptures/|/(?=stop$|queryStatus$)", -1);
        if (parts.length == 1) {
            assertThat(valueOf(azure.targets().watchers(parts[0].split("/", -1)[2], Listing.start())).items())
                    .extracting(Watcher::location).contains("westus2");
            return "watchers";
        }
        Order order = orders.of(new SessionRef(new ArmId(parts[0]), parts[1]));
        return make(azure.captures(), recorded, order, recorded.method() + (parts.length == 3 ? " " + parts[2] : ""));
    }

    private static String make(Captures captures, Recording.Call recorded, Order order, String call) {
        return switch (call) {
            case "PUT" -> {
                assertThat(valueOf(captures.create(order)).answers(order)).isTrue();
                yield "create";
            }
            case "GET" -> {
                assertThat(valueOf(captures.look(order.session())).map(found -> found.answers(order)))
                        .isEqualTo(recorded.status() == 404 ? Optional.empty() : Optional.of(true));
                yield "look";
            }
            case "POST queryStatus" -> {
                assertThat(valueOf(captures.query(order.session())).map(state -> state.status().name()))
                        .contains(recorded.responseBody().path("packetCaptureStatus").asText());
                yield "query";
            }
            case "POST stop" -> {
                assertThat(valueOf(captures.stop(order.session()))).isTrue();
                yield "stop";
            }
            default -> {
                assertThat(call).isEqualTo("DELETE");
                assertThat(valueOf(captures.delete(order.session()))).isTrue();
                yield "delete";
            }
        };
    }

    private static void isTheSame(ScriptedServer.Seen ours, Recording.Call recorded) {
        assertThat(ours.method()).isEqualTo(recorded.method());
        assertThat(ours.uri().getRawPath()).isEqualTo(recorded.path());
        assertThat(ours.uri().getRawQuery()).isEqualTo(recorded.query());
        assertThat(json(ours.body())).as(recorded.path())
                .isEqualTo(recorded.requestBody().isObject() ? recorded.requestBody() : MissingNode.getInstance());
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    private static String[] headers(Recording.Call recorded) {
        return recorded.headers().properties().stream()
                .filter(header -> !TRANSPORT.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(header -> Stream.of(header.getKey(), header.getValue().asText()))
                .toArray(String[]::new);
    }
}
