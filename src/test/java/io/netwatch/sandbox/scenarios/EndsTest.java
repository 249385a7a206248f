package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import io.netwatch.sandbox.kubernetes.Kubectl;
import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.Follow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the person on call reads in kubectl when a capture has ended, however it ended. */
@Execution(ExecutionMode.CONCURRENT)
class EndsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LONG = 2400;

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @TempDir
    private Path directory;
    private Kubectl kubectl;

    @BeforeEach
    void find() {
        assumeTrue(Kubectl.onThePath().isPresent(), "kubectl is not on the PATH");
        kubectl = new Kubectl(Kubectl.onThePath().get(), SITE.site().world().kubernetes().kubeconfig(), directory);
    }

    @Test
    void theTimeLimitIsTheOrdinaryEnd() throws Exception {
        apply("ordinary", "web-1", 16, "");

        assertThat(end("ordinary", "Completed")).containsPattern("1 file of [0-9.]+ [KM]iB with \\d+ packets\\.");
        assertThat(row("ordinary")).containsPattern("ordinary +web-1 +Completed +time limit +[0-9.]+ [KM]iB ");
        GoldenDescribe.checkEnd(kubectl, "ordinary", "Completed");
        assertThat(SITE.requests().get("ordinary").getStatus().files()).singleElement()
                .satisfies(file -> assertThat(file.packets()).isPositive());
    }

    @Test
    void theByteLimitIsNamedWithItsSize() throws Exception {
        apply("bytes", "web-1", LONG, "totalBytes: 400000");

        assertThat(end("bytes", "StoppedEarly"))
                .containsPattern("The byte limit of 390.6 KiB was reached after at most \\d+ s of 2400 s\\.");
        assertThat(row("bytes")).containsPattern("bytes +web-1 +StoppedEarly +byte limit +");
        GoldenDescribe.checkEnd(kubectl, "bytes", "StoppedEarly");
    }

    @Test
    void aStopInAzureIsSomebodyElses() throws Exception {
        PacketCaptureRequest running = running("portal", "web-2");
        azure("POST", running.getStatus().captureId() + "/stop");

        assertThat(end("portal", "StoppedEarly")).contains("Somebody stopped it in Azure after at most ");
        assertThat(row("portal")).containsPattern("portal +web-2 +StoppedEarly +stopped in Azure +");
        GoldenDescribe.checkEnd(kubectl, "portal", "StoppedEarly");
    }

    @Test
    void aStopByTheRequestIsItsOwn() throws Exception {
        running("enough", "web-2");
        ok("patch pcr enough --type=merge -p {\"spec\":{\"desiredState\":\"Stopped\"}}");

        assertThat(end("enough", "StoppedEarly")).contains("spec.desiredState is Stopped; it ended after at most ");
        assertThat(row("enough")).containsPattern("enough +web-2 +StoppedEarly +desiredState +");
        GoldenDescribe.checkEnd(kubectl, "enough", "StoppedEarly");
    }

    @Test
    void anEmptyFileIsAWarningThatNamesTheFilter() throws Exception {
        apply("empty", "web-2", 8, "filters: [{protocol: UDP, remoteIPAddress: 192.0.2.77}]");

        assertThat(end("empty", "EmptyCapture"))
                .contains("Nothing matched the filter: UDP, remote address 192.0.2.77.");
        assertThat(row("empty")).containsPattern("empty +web-2 +EmptyCapture +no packet +24 B ");
        GoldenDescribe.checkEnd(kubectl, "empty", "EmptyCapture");
        SITE.requests().awaitEvent("empty", "Warning", "EmptyCapture");
    }

    @Test
    void aFileThatDoesNotComeIsAFailureWithCommands() throws Exception {
        StorageAccount vault = account("shopvault");
        SITE.azure().put(vault);
        apply("unsent", "web-2", 60, "storage: {accountId: " + vault.id() + "}");
        SITE.requests().await("unsent", "Running");
        SITE.azure().put(vault.refusingSharedKeys());

        assertThat(end("unsent", "UploadFailed")).contains("Azure reports StorageFailed:",
                "az storage account update --ids " + vault.id() + " --allow-shared-key-access true");
        assertThat(row("unsent")).containsPattern("unsent +web-2 +UploadFailed +no file +");
        GoldenDescribe.checkEnd(kubectl, "unsent", "UploadFailed");
        SITE.requests().awaitEvent("unsent", "Warning", "UploadFailed");
    }

    @Test
    void aDeletedMachineIsNamed() throws Exception {
        VirtualMachine machine = ExampleWorld.machine("brief-1", "10.0.3.5");
        SITE.azure().put(machine);
        running("bereft", "brief-1");
        SITE.azure().remove(machine.id());

        assertThat(end("bereft", "TargetGone")).contains("The target was deleted during the capture.");
        assertThat(row("bereft")).containsPattern("bereft +brief-1 +TargetGone +target deleted +");
        GoldenDescribe.checkEnd(kubectl, "bereft", "TargetGone");
    }

    @Test
    void aDeallocatedMachineIsTheAgentsEnd() throws Exception {
        VirtualMachine machine = ExampleWorld.machine("sleepy-1", "10.0.3.6");
        SITE.azure().put(machine);
        running("asleep", "sleepy-1");
        SITE.azure().put(machine.with(PowerState.DEALLOCATED));

        assertThat(end("asleep", "StoppedEarly")).contains("Azure reports AgentStopped:",
                "The target has been stopped or deallocated, at the latest at ");
        assertThat(row("asleep")).containsPattern("asleep +sleepy-1 +StoppedEarly +AgentStopped +");
        GoldenDescribe.checkEnd(kubectl, "asleep", "StoppedEarly");
        assertThat(Requests.condition(SITE.requests().get("asleep"), "Failed").orElseThrow().status())
                .isEqualTo("True");
    }

    @Test
    void aSessionThatSomebodyDeletedIsLost() throws Exception {
        PacketCaptureRequest running = running("lost", "web-2");
        String session = running.getStatus().captureName();
        // Whoever asks while the session goes away is told of a stop: nobody does.
        SITE.azure().faults().add(new Fault(Pattern.compile("PacketCaptures_GetStatus"), session, _ -> isThere(session),
                new Effect.Refuse(new ArmError(503, "ServiceUnavailable", "Later."), Optional.empty())));
        azure("DELETE", running.getStatus().captureId());

        assertThat(end("lost", "CaptureLost")).contains("Somebody deleted the session in Azure.",
                "A file that it has written stays at https://");
        assertThat(row("lost")).containsPattern("lost +web-2 +CaptureLost +session deleted +");
        GoldenDescribe.checkEnd(kubectl, "lost", "CaptureLost");
    }

    @Test
    void whoMayNotReadSaysSoAndTheCaptureIsComplete() throws Exception {
        StorageAccount closed = account("shopclosed");
        SITE.azure().put(closed);
        SITE.azure().faults().add(Fault.every("Container_ListBlobs", new Effect.Refuse(
                new ArmError(403, "AuthorizationPermissionMismatch", "Not you."), Optional.empty()))
                .on("/shopclosed"));
        apply("unread", "web-2", 8, "storage: {accountId: " + closed.id() + "}");

        assertThat(end("unread", "Completed"))
                .contains("The file was not looked at: the operator may not read the storage account");
        assertThat(row("unread")).containsPattern("unread +web-2 +Completed +time limit +");
        GoldenDescribe.checkEnd(kubectl, "unread", "Completed");
    }

    @Test
    void oneMoreThanThePolicyHasRoomForIsSuppressed() throws Exception {
        kubectl.file("crowded.yaml", Files.readString(Path.of("examples", "policy.yaml"))
                .replace("egress-spike", "crowded").replace("alertRules: [", "alertRules: [crowded, ")
                + "  maxActive: 1\n");
        ok("apply -f crowded.yaml");
        asTheBridgeWould("first", "web-1");
        SITE.requests().await("first", "Running");
        asTheBridgeWould("suppressed", "web-2");

        assertThat(end("suppressed", "Suppressed")).contains("The policy leaves this capture out.", "maxActive");
        assertThat(row("suppressed")).containsPattern("suppressed +web-2 +Suppressed +");
        GoldenDescribe.checkEnd(kubectl, "suppressed", "Suppressed");
    }

    /** As of the policy "crowded"; the bridge makes names that differ from run to run. */
    private void asTheBridgeWould(String name, String machine) throws IOException, InterruptedException {
        kubectl.file(name + ".yaml", Requests.manifest(name, machine, LONG)
                + "  trigger: {alertKey: " + name + ", rule: crowded, severity: Sev1, policy: crowded}\n");
        ok("apply -f " + name + ".yaml");
    }

    private static boolean isThere(String session) {
        return SITE.azure().captures().stream().anyMatch(one -> one.name().equals(session));
    }

    private PacketCaptureRequest running(String name, String machine) throws IOException, InterruptedException {
        apply(name, machine, LONG, "");
        return SITE.requests().await(name, "Running");
    }

    /** @param line of the spec, in place of the everyday one of that name */
    private void apply(String name, String machine, int seconds, String line)
            throws IOException, InterruptedException {
        String manifest = Requests.manifest(name, machine, seconds);
        String key = line.isEmpty() ? "reason" : line.substring(0, line.indexOf(':'));
        String other = line.isEmpty() ? manifest : manifest.replaceFirst("(?m)^  " + key + ":.*\n", "") + "  " + line;
        kubectl.file(name + ".yaml", other);
        ok("apply -f " + name + ".yaml");
    }

    /** The sentences that stand in the object at its end. An edit now and then makes the operator look at once. */
    private static String end(String name, String state) {
        PacketCaptureRequest end = await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).until(() -> {
            if (!Follow.word(SITE.requests().get(name)).equals(state)) {
                SITE.requests().touch(name, "looked at " + System.nanoTime());
            }
            return SITE.requests().get(name);
        }, request -> Follow.word(request).equals(state));
        return Follow.message(end);
    }

    private static void azure(String method, String id) throws IOException, InterruptedException {
        SITE.azure().answer(Face.ARM, Call.of(method, id + "?api-version=2024-07-01").header("Authorization",
                "Bearer " + SITE.site().armToken()));
    }

    private static StorageAccount account(String name) {
        return StorageAccount.of(ExampleWorld.SUBSCRIPTION, "shop", name, "westeurope");
    }

    private String row(String name) throws IOException, InterruptedException {
        return ok("get pcr " + name);
    }

    private String ok(String arguments) throws IOException, InterruptedException {
        Kubectl.Result result = kubectl.run(arguments);
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }
}
