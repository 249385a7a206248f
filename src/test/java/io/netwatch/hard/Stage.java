package io.netwatch.hard;

import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.kubernetes.real.FreePort;
import io.netwatch.sandbox.kubernetes.real.KubeApiServer;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Operator;
import io.netwatch.sandbox.launcher.PortPlan;
import io.netwatch.sandbox.launcher.Site;
import io.netwatch.sandbox.launcher.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real kube-apiserver that can be stopped, Azure in a box, and operators that are not running yet, each with a relay. */
final class Stage implements AutoCloseable {
    /** Divides Azure's durations; the operator's own are what they are. */
    static final double SPEED = 20;

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    private final KubeApiServer server;
    private final Site site;
    private final OperatorJava java;
    private final Web web;
    private final List<OperatorJvm> operators = new CopyOnWriteArrayList<>();
    private final List<Relay> relays = new ArrayList<>();

    /** How operators run together. */
    enum Leaders {
        /** One of them leads. */
        ELECTED,
        /** Each believes that it leads. */
        ALL
    }

    private Stage(KubeApiServer server, Site site, OperatorJava java) {
        this.server = server;
        this.site = site;
        this.java = java;
        web = site.web();
    }

    static Stage open(String part, int operators, Leaders leaders, int timeToLive, OperatorJava java)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "hard", part)).toAbsolutePath();
        Binaries binaries = Binaries.find().orElseThrow(() -> new IllegalStateException(Binaries.REMEDY));
        KubeApiServer server = KubeApiServer.start(binaries, folder, 0);
        Path kubeconfig = folder.resolve("kubeconfig");
        server.writeKubeconfig(kubeconfig);
        Site site = Site.open(folder, new Site.Options(Fleet.world(), Optional.empty(),
                new ApiServer.Existing(kubeconfig), operators, PortPlan.FREE, SPEED, "*", Launch.CHART, true), _ -> {});
        Stage stage = new Stage(server, site, java);
        // Who interrupts a play wants no operators to be left.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stage.operators.forEach(OperatorJvm::close)));
        for (Operator operator : site.operators()) {
            stage.add(operator, leaders);
        }
        site.world().kubernetes().apply(stage.policy(timeToLive));
        return stage;
    }

    /** The configuration is the sandbox's, but for the way to Resource Manager, the leaders and the usual drain. */
    private void add(Operator operator, Leaders leaders) throws IOException {
        int number = operator.access().number();
        String arm = site.world().azure().armUrl();
        Relay relay = Relay.open(FreePort.find(), URI.create(arm).getPort());
        relays.add(relay);
        Path file = site.folder().configuration(number);
        Files.writeString(file, Files.readString(file)
                .replace("resourceManager: \"" + arm, "resourceManager: \"https://127.0.0.1:" + relay.port())
                .replaceFirst("leaderElection: \\w+", "leaderElection: " + (leaders == Leaders.ELECTED))
                .replace("drainSeconds: 0", "drainSeconds: 3"));
        Path log = site.folder().path().resolve("operator-" + number + ".log");
        Files.deleteIfExists(log);
        operators.add(
                new OperatorJvm(operator.access(), java.command(file), site.world().kubernetes().kubeconfig(), log));
    }

    /** The example, with room for all alerts and no time between them. */
    private Path policy(int timeToLive) throws IOException {
        String example = Files.readString(Path.of("examples", "policy.yaml"));
        String timed = timeToLive == 0
                ? example
                : example.replace("    totalBytes:",
                        "    ttlSecondsAfterFinished: " + timeToLive + "\n    totalBytes:");
        return Files.writeString(site.folder().path().resolve("policy.yaml"),
                timed + "  maxActive: 10000\n  maxPerHour: 10000\n  cooldownSeconds: 0\n");
    }

    void startAll() throws InterruptedException {
        operators.forEach(OperatorJvm::start);
        for (OperatorJvm operator : operators) {
            ready(operator);
        }
    }

    void ready(OperatorJvm operator) throws InterruptedException {
        if (!operator.awaitReady(web, STARTS_WITHIN)) {
            throw new IllegalStateException(operator.name() + " is not ready; its log is in " + site.folder().path());
        }
    }

    /** Waits for the successor of this process, which the kubelet starts in its own time. */
    void ready(OperatorJvm operator, Process gone) throws InterruptedException {
        while (operator.process().pid() == gone.pid()) {
            Thread.sleep(20);
        }
        ready(operator);
    }

    List<OperatorJvm> operators() {
        return operators;
    }

    OperatorJvm operator(int number) {
        return operators.get(number - 1);
    }

    List<Relay> relays() {
        return relays;
    }

    KubeApiServer server() {
        return server;
    }

    Site site() {
        return site;
    }

    Web web() {
        return web;
    }

    Azure azure() {
        return site.world().azure().azure();
    }

    @Override
    public void close() throws IOException {
        operators.forEach(OperatorJvm::close);
        for (Relay relay : relays) {
            relay.close();
        }
        site.close();
        server.close();
    }
}
