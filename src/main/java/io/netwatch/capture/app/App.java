package io.netwatch.capture.app;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.app.Main.Role;
import io.netwatch.capture.app.telemetry.Telemetry;
import io.netwatch.capture.azure.AzureAccounts;
import io.netwatch.capture.azure.AzureConfig;
import io.netwatch.capture.azure.Caller;
import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.bridge.Bridge;
import io.netwatch.capture.cluster.Clients;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.Contact;
import io.netwatch.capture.cluster.EventWriter;
import io.netwatch.capture.cluster.Fabric8Cluster;
import io.netwatch.capture.cluster.Fabric8PolicyStatuses;
import io.netwatch.capture.cluster.Fabric8RequestStore;
import io.netwatch.capture.cluster.Fabric8Secrets;
import io.netwatch.capture.cluster.InTurn;
import io.netwatch.capture.cluster.InformedActivity;
import io.netwatch.capture.cluster.InformedPolicies;
import io.netwatch.capture.cluster.InformedSiblings;
import io.netwatch.capture.cluster.OwnWatch;
import io.netwatch.capture.cluster.PolicyActivity;
import io.netwatch.capture.cluster.PolicyNews;
import io.netwatch.capture.cluster.RefusalEvents;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.operator.AccountActs;
import io.netwatch.capture.operator.Accounts;
import io.netwatch.capture.operator.Acts;
import io.netwatch.capture.operator.AzureActs;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.Inspections;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.KnownAccounts;
import io.netwatch.capture.operator.Leadership;
import io.netwatch.capture.operator.Newsroom;
import io.netwatch.capture.operator.Operation;
import io.netwatch.capture.operator.Places;
import io.netwatch.capture.operator.PolicyReconciler;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
import io.netwatch.capture.operator.Visit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Everything that runs in one process, wired. */
final class App implements AutoCloseable {
    private static final Logger LOG = System.getLogger(App.class.getName());

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);

    private static final InstantSource CLOCK = InstantSource.system();

    private final Parts parts = new Parts();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int exitCode;

    private App() {}

    /** Returns when the process serves what its role asks for. */
    static App start(Configuration config, Role role) throws InterruptedException {
        App app = new App();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(app::close));
        Telemetry telemetry = app.parts.add(Telemetry.from(System.getenv()));
        HealthServer health = app.parts.add(HealthServer.start(config.health(), telemetry.metrics()));
        KubernetesClient client = app.parts.add(client());
        app.awaitContact(client);
        Seen seen = app.watch(client, health);
        Drain drain = Drain.of(health, config.bridge());
        if (role.listens()) {
            app.listen(config, client, seen, telemetry, drain);
        }
        if (role.drives()) {
            app.drive(config, client, seen, telemetry, health);
        }
        app.parts.add(drain::begin);
        health.ready();
        LOG.log(Level.INFO, "Ready as {0}; health and metrics on port {1,number,#}.", role, health.port());
        return app;
    }

    /** What both roles see of the cluster without asking. */
    private record Seen(InformedPolicies policies, InformedSiblings siblings, EventWriter events) {}

    private Seen watch(KubernetesClient client, HealthServer health) {
        InformedPolicies policies = parts.add(InformedPolicies.start(client));
        health.watch("policies", policies::isHealthy);
        InformedSiblings siblings = parts.add(InformedSiblings.start(client));
        health.watch("siblings", siblings::isHealthy);
        return new Seen(policies, siblings, new EventWriter(client, CLOCK));
    }

    private void listen(Configuration config, KubernetesClient client, Seen seen, Telemetry telemetry, Drain drain) {
        RefusalEvents refusals = parts.add(RefusalEvents.start(seen.events(), seen.policies()));
        AlertHandler handler = new AlertHandler(seen.policies(), seen.siblings(),
                telemetry.around(new Fabric8RequestStore(client)), refusals);
        Bridge bridge = parts.add(Bridge.start(Settings.bridge(config), handler, CLOCK, telemetry.metrics()::alert,
                telemetry.tracer()));
        bridge.tls().ifPresent(telemetry.metrics()::watch);
        parts.add(drain::pass);
        parts.add(bridge::letGo);
        LOG.log(Level.INFO, "Alerts are taken on port {0,number,#} by {1}.", bridge.port(),
                bridge.tls().isPresent() ? "HTTPS" : "HTTP: put a proxy with TLS in front of it");
    }

    private void drive(Configuration config, KubernetesClient client, Seen seen, Telemetry telemetry,
            HealthServer health) {
        Inspections inspections = parts.add(Inspections.withWorkers(Settings.inspections(config)));
        OwnWatch watch = OwnWatch.create();
        Cluster cluster = telemetry.around(
                InTurn.of(new Fabric8Cluster(client, seen.events(), seen.policies(), seen.siblings(), watch)), CLOCK);
        telemetry.metrics().watch(seen.policies()::all);
        InformedActivity activity = parts.add(InformedActivity.start(client, seen.siblings()));
        health.watch("activity", activity::isHealthy);
        NewsDesk desk = new NewsDesk(Settings.news(config), parts, telemetry.metrics(), CLOCK);
        Optional<Leadership> leadership = Optional.of(config).filter(Configuration::leaderElection)
                .map(_ -> new Leadership(config.namespace(), host(), this::leaseLost));
        Operation operation = parts.add(operation(config, client, parts.add(client()), cluster, watch, activity,
                telemetry, inspections, install -> desk.open(client, cluster, seen.policies(), install), leadership));
        health.watch("operator", operation::isHealthy);
    }

    /** A cluster that is being set up gets its CRDs and its servers in any order. */
    private void awaitContact(KubernetesClient client) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        Optional<String> trouble = Contact.trouble(client);
        while (trouble.isPresent()) {
            LOG.log(Level.WARNING, "{0} The next look is in {1} ms.", trouble.get(), pause.toMillis());
            if (end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("asked to end before the API server could be used");
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            trouble = Contact.trouble(client);
        }
    }

    /** @return 0 when somebody asked for the end, 1 when the process cannot go on and is to be started anew */
    int awaitEnd() throws InterruptedException {
        end.await();
        return exitCode;
    }

    /** The main thread closes everything in order: the one that tells of the loss may hold what the end needs. */
    private void leaseLost() {
        exitCode = 1;
        end.countDown();
    }

    /** Visits under way finish, for some seconds, while alerts are still taken, then alerts stop; the client goes last. */
    @Override
    public void close() {
        parts.close();
        end.countDown();
    }

    /**
     * @param loops for JOSDK alone: it puts its finalizer on all new requests at once, more than one connection takes, and
     *     what is refused then must be neither a visit nor an alert
     */
    private static Operation operation(Configuration config, KubernetesClient client, KubernetesClient loops,
            Cluster cluster, OwnWatch watch, PolicyActivity activity, Telemetry telemetry, Inspections inspections,
            Function<InstallId, Newsroom> newsroom, Optional<Leadership> leadership) {
        AzureSettings settings = AzureSettings.of(config, System.getenv());
        OwnIdentity own = new OwnIdentity(settings);
        Optional<AzureConfig> usual = own.read().map(settings.clouds()::as);
        InstallId install = installId(config, client);
        LOG.log(Level.INFO, "Sessions of this installation carry {0} in their names.", install.hex());
        Reach reach = new Reach(config.allow());
        Hosts.lines(settings).forEach(line -> LOG.log(Level.INFO, "A firewall must let through to {0}.", line));
        AzureAccounts azure = new AzureAccounts(settings.clouds(), CLOCK);
        usual.map(azure::open).ifPresent(opened -> {
            telemetry.metrics().watch(opened.budget(), CLOCK);
            FirstContact.make(opened.targets(), reach, Caller.process(install));
        });
        Decide decide = new Decide(new Rules(install, reach));
        Accounts accounts = new KnownAccounts(own::credentials, new Fabric8Secrets(client), settings.secretKeys(),
                CLOCK);
        Acts acts = new AccountActs(install, accounts, account -> AzureActs.over(azure.open(account), inspections));
        Acts timed = telemetry.around(acts);
        Known known = new Known(timed, CLOCK);
        Places places = new Places(known, CLOCK, config.limits().maxSessionsPerWatcher());
        telemetry.metrics().watch(known, places);
        Visit visit = new Visit(cluster, places, decide, CLOCK, newsroom.apply(install));
        PolicyVisit policies = new PolicyVisit(telemetry.counting(
                new PolicyNews(new Fabric8PolicyStatuses(client), new EventWriter(client, CLOCK))), activity,
                new Drills(cluster::read, new Fabric8RequestStore(client)::create, CLOCK),
                new Rehearsals(timed, decide, CLOCK),
                new Recorders(cluster, new Fabric8RequestStore(client)::create, CLOCK), CLOCK);
        return Operation.start(loops, visit, new PolicyReconciler(policies, watch.recordings()), CLOCK, watch,
                leadership, telemetry.metrics().loop());
    }

    private static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("operator");
    }

    private static InstallId installId(Configuration config, KubernetesClient client) {
        if (config.installId() != null) {
            return new InstallId(config.installId());
        }
        String cluster = client.namespaces().withName("kube-system").get().getMetadata().getUid();
        return InstallId.derive(cluster, config.namespace());
    }

    /** The loop and the alerts' sender repeat what failed; a retry below them would only hide time from them. */
    static KubernetesClient client() {
        Config config = new ConfigBuilder(Config.autoConfigure(null)).withRequestRetryBackoffLimit(0).build();
        return Clients.of(config);
    }
}
