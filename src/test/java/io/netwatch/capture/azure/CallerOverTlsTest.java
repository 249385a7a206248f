package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.terms.InstallId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure's logs tell about who called. */
class CallerOverTlsTest extends AzureOverTls {
    private static final InstallId INSTALL = new InstallId("0a1b2c3d");
    private static final String UID = "6f1d2c3b-4a59-4e68-8d77-000000000036";
    private static final Caller CALLER = new Caller(INSTALL, "shop/look-at-web-2", UID);

    @Test
    void everyCallNamesTheRequestBehindIt() {
        server.on("PUT", "/night-1", answer(201, sessionBody("")));
        Azure azure = azure();

        CALLER.call(() -> azure.captures().create(ORDER));
        CALLER.call(() -> azure.captures().look(SESSION));
        CALLER.call(() -> azure.captures().query(SESSION));
        CALLER.call(() -> azure.captures().stop(SESSION));
        CALLER.call(() -> azure.captures().delete(SESSION));
        CALLER.call(() -> azure.targets().read(MACHINE));
        CALLER.call(() -> azure.targets().watchers(SUBSCRIPTION, Listing.start()));
        CALLER.call(() -> azure.files().find(server.origin() + "/evidence/logs/night.cap", Optional.empty()));

        assertThat(server.calls()).hasSize(8).allSatisfy(seen -> {
            assertThat(seen.headers().get("User-Agent"))
                    .containsExactly("packet-capture-operator (install 0a1b2c3d; request shop/look-at-web-2)");
            assertThat(seen.headers().get("x-ms-correlation-request-id")).containsExactly(UID);
            assertThat(seen.headers().get("x-ms-client-request-id")).containsExactly(UID);
            assertThat(seen.headers().entrySet().stream().filter(header -> !header.getKey().equals("Authorization")))
                    .noneMatch(header -> header.toString().contains(SECRET) || header.toString().contains("the-token"));
        });
    }

    @Test
    void aCallOfTheProcessItselfNamesTheInstallation() {
        Azure azure = azure();

        Caller.process(INSTALL).call(() -> azure.targets().watchers(SUBSCRIPTION, Listing.start()));

        assertThat(server.calls()).singleElement().satisfies(seen -> {
            assertThat(seen.headers().get("User-Agent"))
                    .containsExactly("packet-capture-operator (install 0a1b2c3d)");
            assertThat(seen.headers()).doesNotContainKey("X-ms-correlation-request-id");
        });
    }

    @Test
    void callersOfOneIdentityAreNotMixedUp() throws InterruptedException {
        Azure azure = azure();
        List<String> names = List.of("a", "b", "c", "d");
        List<Thread> threads = names.stream()
                .map(name -> Thread.startVirtualThread(() -> new Caller(INSTALL, "shop/" + name, "uid-" + name)
                        .call(() -> azure.targets().watchers("sub-" + name, Listing.start()))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(server.calls()).hasSize(4).allSatisfy(seen -> {
            String name = seen.uri().getPath().replaceAll("^/subscriptions/sub-(.)/.*", "$1");
            assertThat(seen.headers().getFirst("User-Agent")).endsWith("request shop/" + name + ")");
            assertThat(seen.headers().getFirst("x-ms-correlation-request-id")).isEqualTo("uid-" + name);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 253})
    void theHeaderStaysShort(int length) {
        Caller caller = new Caller(INSTALL, "n".repeat(63) + "/" + "x".repeat(length), UID);
        assertThat(caller.userAgent()).hasSizeLessThanOrEqualTo(Caller.LONGEST_AGENT).endsWith(")");
    }
}
