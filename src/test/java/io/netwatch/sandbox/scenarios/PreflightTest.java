package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.Preflight;
import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong around a machine is found before the order, not by a file that never comes. */
class PreflightTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(8)
            .inWorld(Path.of("src", "test", "resources", "worlds", "preflight.yaml"));

    @ParameterizedTest
    @CsvSource({"premium, shopfast, is of tier Premium, az storage account create",
            "keyless, shopvault, allows no shared key access, --allow-shared-key-access true",
            "elsewhere, farcaptures, 'lies in northeurope, the target in westeurope', az storage account create",
            "nowhere, shopcapture, does not exist, az storage account create"})
    void anAccountThatCannotTakeTheFileIsNamedWithTheCommandThatHelps(String name, String account, String wrong,
            String command) {
        create(name, "web-1", account);

        PacketCaptureRequest request = SITE.requests().await(name, "StorageUnusable");

        assertThat(Follow.message(request)).contains("/storageAccounts/" + account, wrong, command);
        SITE.requests().awaitEvent(name, "Warning", "StorageUnusable");
        assertThat(sessionsOf(name)).isZero();
    }

    @Test
    void anAccountThatWasMendedIsReadAnewAtOnce() {
        StorageAccount account = StorageAccount.of(ExampleWorld.SUBSCRIPTION, "shop", "mending", "westeurope");
        SITE.azure().put(account.withSku("Premium_LRS"));
        create("mended", "web-1", "mending");
        SITE.requests().await("mended", "StorageUnusable");

        SITE.azure().put(account);
        SITE.requests().touch("mended", "another sku");

        SITE.requests().await("mended", "Running");
    }

    @Test
    void aFirewallIsAWarningAndTheCaptureRuns() {
        create("behind-a-wall", "web-1", "shopinternal");

        PacketCaptureRequest running = SITE.requests().await("behind-a-wall", "Running");

        assertThat(running.getStatus().preflight().warnings()).singleElement().asString()
                .contains("firewall of the storage account shopinternal", "az storage account network-rule list");
        SITE.requests().awaitEvent("behind-a-wall", "Warning", "PreflightWarning");
    }

    @Test
    void aNodeOfAksIsAWarningAndTheCaptureRuns() {
        SITE.requests().create(manifest("node", "node-1", "shopcaptures").replace("/shop/providers/Microsoft.Compute",
                "/MC_shop_aks/providers/Microsoft.Compute"));

        PacketCaptureRequest running = SITE.requests().await("node", "Running");

        assertThat(running.getStatus().preflight().warnings()).singleElement().asString().contains("AKS");
        SITE.requests().awaitEvent("node", "Warning", "PreflightWarning");
    }

    @Test
    void withoutTheRightToReadTheAccountTheCaptureRunsAllTheSame() {
        SITE.azure().put(StorageAccount.of(ExampleWorld.SUBSCRIPTION, "shop", "secretive", "westeurope"));
        SITE.azure().faults().add(new Fault(Pattern.compile("StorageAccounts_GetProperties"), "/secretive", _ -> true,
                new Effect.Refuse(new ArmError(403, "AuthorizationFailed", "No right."), Optional.empty())));
        create("unchecked", "web-1", "secretive");

        PacketCaptureRequest running = SITE.requests().await("unchecked", "Running");

        assertThat(running.getStatus().preflight().warnings()).singleElement().asString().contains("was not checked");
    }

    @Test
    void aFullRegionIsWaitedForInTheOpen() {
        create("holder", "far-1", "farcaptures");
        SITE.requests().await("holder", "Running");
        create("waiter", "far-2", "farcaptures");

        PacketCaptureRequest queued = SITE.requests().await("waiter", "Queued");
        Preflight told = queued.getStatus().preflight();
        assertThat(Instant.parse(told.expectedStart())).isAfter(Instant.parse(told.queuedSince()));
        assertThat(Follow.message(queued)).contains("in line since", "is expected about");
        assertThat(sessionsOf("waiter")).isZero();

        SITE.requests().delete("holder");
        SITE.requests().awaitGone("holder");
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).untilAsserted(() -> {
            SITE.requests().touch("waiter", "there is room now, " + Instant.now());
            assertThat(Follow.word(SITE.requests().get("waiter"))).isIn("Starting", "Running", "Completed");
        });
        assertThat(SITE.requests().get("waiter").getStatus().preflight()).isNull();
    }

    @Test
    void aMissingAgentIsInstalledWhereTheRequestAsksForIt() {
        Calls installs = Calls.of(SITE.azure(), "VirtualMachineExtensions_CreateOrUpdate", "/old-1/");
        SITE.requests().create(manifest("equipped", "old-1", "shopcaptures") + "  installAgent: true\n");

        SITE.requests().await("equipped", "Running");

        assertThat(installs.times()).hasSize(1);
    }

    @Test
    void aMissingAgentIsToldWithTheCommandForTheOperatingSystem() {
        create("windows", "old-2", "shopcaptures");

        assertThat(Follow.message(SITE.requests().await("windows", "AgentMissing")))
                .contains("az vm extension set", "--name NetworkWatcherAgentWindows", "/old-2", "spec.installAgent");
    }

    @Test
    void whatIsKnownIsNotReadAgain() {
        create("first", "web-1", "shopcaptures");
        SITE.requests().await("first", "Running");
        Calls reads = Calls.of(SITE.azure(), "(VirtualMachines_Get|NetworkWatchers_ListAll|StorageAccounts_.*)", "");
        Instant begin = Instant.now();
        create("second", "web-1", "shopcaptures");
        SITE.requests().await("second", "Running");

        assertThat(Duration.between(begin, Instant.now())).as("within the life of what is known").isLessThan(
                Duration.ofSeconds(50));
        assertThat(reads.times()).isEmpty();
    }

    private static void create(String name, String machine, String account) {
        SITE.requests().create(manifest(name, machine, account));
    }

    private static String manifest(String name, String machine, String account) {
        return Requests.manifest(name, machine, 240).replace("storageAccounts/shopcaptures",
                "storageAccounts/" + account);
    }

    private static long sessionsOf(String name) {
        return SITE.azure().captures().stream().filter(session -> session.name().startsWith(name + "-")).count();
    }
}
