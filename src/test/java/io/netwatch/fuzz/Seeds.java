package io.netwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netwatch.capture.azure.TestPem;
import io.netwatch.capture.evidence.SmallCaptures;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the fuzzer begins with: the samples that other tests use too, and small ones of each kind. */
final class Seeds {
    private static final Path TEXTS = Path.of("src/test/resources/fuzz/seeds");
    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");
    private static final int SMALL = 6000;

    private Seeds() {}

    static List<byte[]> captures() {
        List<byte[]> all = new ArrayList<>(SmallCaptures.all());
        for (TrafficStory story : TrafficStory.values()) {
            all.add(CaptureFile.of(new TrafficPlan(1, "10.0.0.4", START, START.plusSeconds(3), 20_000),
                    new CaptureLimits(96, SMALL, List.of()), story));
        }
        return all;
    }

    static List<byte[]> longCaptures() {
        return captures().stream().flatMap(file -> Stream.of(new byte[]{0x40, 0x40}, new byte[]{(byte) 0x80, 0x08})
                .map(head -> joined(head, file))).toList();
    }

    static List<byte[]> packets() {
        List<byte[]> all = new ArrayList<>();
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        together.write(0);
        for (byte[] frame : SmallCaptures.frames()) {
            all.add(joined(new byte[]{0, (byte) 255}, frame));
            // Without Ethernet's header, as raw IP.
            byte[] packet = new byte[frame.length - 14];
            System.arraycopy(frame, 14, packet, 0, packet.length);
            all.add(joined(new byte[]{2, (byte) 255}, packet));
            together.write(Math.min(frame.length, 254));
            together.write(frame, 0, Math.min(frame.length, 254));
        }
        all.add(together.toByteArray());
        return all;
    }

    static List<byte[]> alerts() {
        List<byte[]> all = new ArrayList<>(files(Path.of("src/test/resources/alerts"), ".json"));
        all.addAll(files(Path.of("examples/alerts"), ".json"));
        all.addAll(files(TEXTS.resolve("alert"), ".json"));
        return all;
    }

    static List<byte[]> posts() {
        List<byte[]> all = new ArrayList<>();
        for (byte[] body : files(Path.of("examples/alerts"), ".json")) {
            String head = String.join("\r\n", "POST /alerts/" + WebhookFuzz.TOKEN + " HTTP/1.1", "Host: bridge",
                    "Content-Type: application/json", "Content-Length: " + body.length, "", "");
            all.add(joined(head.getBytes(UTF_8), body));
        }
        all.addAll(files(TEXTS.resolve("post"), ".http"));
        return all;
    }

    static List<byte[]> entraTokens() {
        byte[] claims = EntraTokenFuzz.claims();
        return List.of(claims, "\1{\"aud\":[],\"tid\":1,\"roles\":\"x\",\"exp\":1e99}".getBytes(UTF_8),
                "eyJhbGciOiJub25lIn0.e30.".getBytes(UTF_8),
                "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.AAAA".getBytes(UTF_8));
    }

    static List<byte[]> urlTokens() {
        return texts("a-token-that-nobody-guesses\0a-token-that-nobody-guesses\n",
                "abc\0  0123456789abcdef  \r\n\n0123456789.~_-xx",
                "0123456789abcdef");
    }

    static List<byte[]> armAnswers() {
        return files(TEXTS.resolve("arm"), ".json");
    }

    static List<byte[]> armErrors() {
        return texts("`\n\n{\"error\":{\"code\":\"InvalidRequest\",\"message\":\"Wrong.\",\"details\":[]}}",
                "g120\n\n{\"error\":{\"code\":\"RetryableError\",\"message\":\"m\",\"details\":[{\"code\":\"RetryableErrorDueToAnotherOperation\",\"message\":\"n\"}]}}",
                "jWed, 21 Oct 2026 07:28:00 GMT\nServerBusy\n<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>Busy.\nRequestId:1</Message></Error>",
                "b\nAuthorizationPermissionMismatch\n<html><title>502</title></html>",
                "b\n\n{\"error\":{\"code\":\"LinkedAuthorizationFailed\",\"message\":\"The client has permission to perform action\"}}");
    }

    static List<byte[]> listings() {
        return files(TEXTS.resolve("listing"), ".xml");
    }

    static List<byte[]> configurations() {
        List<byte[]> all = new ArrayList<>(files(TEXTS.resolve("configuration"), ".yaml"));
        String page = new String(file(Path.of("docs/configuration.md")), UTF_8);
        for (String part : page.split("```yaml\n", -1)) {
            int end = part.indexOf("```");
            if (end >= 0 && !part.startsWith("#")) {
                all.add(part.substring(0, end).getBytes(UTF_8));
            }
        }
        return all;
    }

    static List<byte[]> credentials() {
        return texts(
                "AZURE_TENANT_ID=t\0AZURE_CLIENT_ID=c\0AZURE_CLIENT_SECRET=a-secret-that-nobody-may-see\0AZURE_CLOUD=Fuzz",
                "AzureTenant=t\0AzureClientID=c\0AzureCredPassword=76492d1116743f0423413b16050a5345MgB8AGEA",
                "AZURE_TENANT_ID=t\0AZURE_CLIENT_ID=c\0AZURE_CLIENT_CERTIFICATE=" + TestPem.create(), TestPem.create());
    }

    static List<byte[]> requests() {
        return files(TEXTS.resolve("request"), ".json");
    }

    static List<byte[]> conditions() {
        return texts("alert.severity == 'Sev0' || target.endsWith('/web-1')",
                "alert.dimensions.exists(k, k == 'team') && alert.rule.matches('^Egress.*$')",
                "alert.targets.all(t, t.contains('web')) ? size(alert.id) > 2 : [1, 2].map(x, x * 2)[0] == 2",
                "timestamp(alert.firedTime) < timestamp('2026-03-01T00:00:00Z') + duration('1h')",
                "has(alert.schema) && alert.service in ['Platform', \"x\"] && int('7') / 2 > 1.5");
    }

    static List<byte[]> words() {
        return texts("<!channel> @everyone <@U1> </script> [free](https://evil.test) <at>all</at> & co",
                "\u001b[31mred\u001b[0m\r\nInjected: yes \u202egnp.exe", "https://hooks.slack.com/services/T/B/x",
                "https://hooks.slack.com:443@evil.test/", "120", "Wed, 21 Oct 2026 07:28:00 GMT");
    }

    static List<byte[]> texts() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/web-1";
        return texts(id + "\n" + id,
                id.replace("virtualMachines/web-1", "virtualMachineScaleSets/web/virtualMachines/7"),
                "https://account.blob.test/c/a%20b/x.cap\n../x", "/subscriptions/*/resourceGroups/shop/**\n" + id,
                "default/night\n\u001b[31m\r\nINFO: false", "0a1b2c3d\n/subscriptions/s");
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    private static List<byte[]> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().map(Seeds::file).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] file(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
