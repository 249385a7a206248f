package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.json.JsonProviders;
import com.azure.json.JsonWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.api.Filter;
import io.netwatch.capture.api.Protocol;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.Scope;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.request.TargetKind;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ArmId MACHINE = new ArmId(
            "/subscriptions/s/resourceGroups/app/providers/Microsoft.Compute/virtualMachines/web-1");
    private static final SessionRef SESSION = new SessionRef(
            new ArmId("/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkWatchers/w"), "night-1");

    private static final String SET = "/subscriptions/s/resourceGroups/app/providers/Microsoft.Compute"
            + "/virtualMachineScaleSets/Tills";
    private static final String ACCOUNT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage"
            + "/storageAccounts/evidence";

    @Test
    void sendsEveryLimitAndTheTarget() throws IOException {
        JsonNode properties = propertiesOf(order(List.of(), new Storage(null, null, "/var/captures/a.cap")));

        assertThat(properties).isEqualTo(JSON.readTree("""
                {"target":"%s","targetType":"AzureVM","bytesToCapturePerPacket":0,"totalBytesPerSession":4294967295,
                "timeLimitInSeconds":300,"storageLocation":{"filePath":"/var/captures/a.cap"}}"""
                .formatted(MACHINE)));
    }

    @Test
    void sendsTheStorageAccountAndTheWantedBlob() throws IOException {
        String blob = "https://evidence.blob.core.windows.net/captures/a.cap";

        JsonNode location = propertiesOf(order(List.of(), new Storage(ACCOUNT, blob, null))).path("storageLocation");

        assertThat(location).isEqualTo(JSON.createObjectNode().put("storageId", ACCOUNT).put("storagePath", blob));
    }

    @Test
    void sendsFiltersWithAnyAsTheProtocolThatNobodyNamed() throws IOException {
        List<Filter> filters = List.of(new Filter(Protocol.TCP, "10.0.0.4", "80;443", "10.1.0.0-10.1.0.9", "1-1024"),
                new Filter(null, null, "53", null, null));

        assertThat(propertiesOf(order(filters, new Storage(null, null, "/var/captures/a.cap"))).path("filters"))
                .isEqualTo(JSON.readTree("""
                        [{"protocol":"TCP","localIPAddress":"10.0.0.4","localPort":"80;443",
                        "remoteIPAddress":"10.1.0.0-10.1.0.9","remotePort":"1-1024"},
                        {"protocol":"Any","localPort":"53"}]"""));
    }

    @Test
    void sendsARingBufferWithoutAWordOfTheClassicLimits() throws IOException {
        JsonNode properties = propertiesOf(new Order(SESSION, CaptureTarget.machine(MACHINE),
                new Limits.RingBuffer(10, 104_857_600L, 86_400), 0, List.of(),
                new Storage(null, null, "C:\\captures\\a.cap")));

        assertThat(properties).isEqualTo(JSON.readTree("""
                {"target":"%s","targetType":"AzureVM","storageLocation":{"localPath":"C:\\\\captures\\\\a.cap"},
                "continuousCapture":true,"captureSettings":{"fileCount":10,"fileSizeInBytes":104857600,
                "sessionTimeLimitInSeconds":86400}}""".formatted(MACHINE)));
    }

    @Test
    void sendsBothPlacesAndTheLengthOfPacketsWithARingBufferToo() throws IOException {
        JsonNode properties = propertiesOf(new Order(SESSION, CaptureTarget.machine(MACHINE),
                new Limits.RingBuffer(2, 1000, 60), 96, List.of(), new Storage(ACCOUNT, null, "/var/captures/a.cap")));

        assertThat(properties.path("bytesToCapturePerPacket").asInt()).isEqualTo(96);
        assertThat(properties.path("storageLocation")).isEqualTo(
                JSON.createObjectNode().put("storageId", ACCOUNT).put("localPath", "/var/captures/a.cap"));
    }

    @Test
    void sendsAScaleSetWithTheShortIdsOfItsScope() throws IOException {
        assertThat(scaleSet(new Scope(List.of("3", SET + "/virtualMachines/4"), List.of())))
                .isEqualTo(JSON.readTree("{\"include\":[\"3\",\"4\"]}"));
        assertThat(scaleSet(new Scope(List.of(), List.of("0")))).isEqualTo(JSON.readTree("{\"exclude\":[\"0\"]}"));
        assertThat(scaleSet(Scope.ALL).isMissingNode()).isTrue();
    }

    private static JsonNode scaleSet(Scope scope) throws IOException {
        JsonNode properties = propertiesOf(new Order(SESSION,
                new CaptureTarget(new ArmId(SET), TargetKind.ScaleSet, scope), new Limits.Classic(300, 1), 0, List.of(),
                new Storage(ACCOUNT, null, null)));
        assertThat(properties.path("target").asText()).isEqualTo(SET);
        assertThat(properties.path("targetType").asText()).isEqualTo("AzureVMSS");
        return properties.path("scope");
    }

    private static Order order(List<Filter> filters, Storage storage) {
        return new Order(SESSION, CaptureTarget.machine(MACHINE), new Limits.Classic(300, 4294967295L), 0, filters,
                storage);
    }

    private static JsonNode propertiesOf(Order order) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = JsonProviders.createWriter(text)) {
            Orders.body(order).toJson(writer);
        }
        return JSON.readTree(text.toString()).path("properties");
    }
}
