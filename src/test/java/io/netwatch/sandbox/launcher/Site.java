package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.launcher.world.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/** One run of the sandbox: the boxes, the operators between them, and what a person needs to talk to all of them. */
public final class Site implements AutoCloseable {
    private final Folder folder;
    private final Secrets secrets;
    private final World world;
    private final Launch launch;
    private final NewsSink newsSink;
    private final List<Operator> operators = new ArrayList<>();

    /**
     * How one run differs from another.
     *
     * @param cloud of the world file in which the operators work; the first when empty
     * @param apiServer where requests live
     * @param operators how many; above one a leader is elected
     * @param speed divides all of Azure's durations, time limits included
     * @param allowedNamespace whose requests may use Azure; * for all
     * @param chat whether a chat hears of every request
     */
    public record Options(WorldFile world, Optional<String> cloud, ApiServer apiServer, int operators, PortPlan ports,
            double speed, String allowedNamespace, Launch launch, boolean chat) {

        /** One operator in the shop. */
        public static Options of(ApiServer apiServer, double speed, String allowedNamespace, Launch launch) {
            return new Options(ExampleWorld.read(), Optional.empty(), apiServer, 1, PortPlan.FREE, speed,
                    allowedNamespace, launch, false);
        }

        public Options withWorld(WorldFile other) {
            return new Options(other, Optional.empty(), apiServer, operators, ports, speed, allowedNamespace, launch,
                    chat);
        }

        public Options withOperators(int number) {
            return new Options(world, cloud, apiServer, number, ports, speed, allowedNamespace, launch, chat);
        }
    }

    private Site(Folder folder, Secrets secrets, World world, Launch launch, NewsSink newsSink) {
        this.newsSink = newsSink;
        this.folder = folder;
        this.secrets = secrets;
        this.world = world;
        this.launch = launch;
    }

    /**
     * Starts the boxes; the operators wait for {@link #start}.
     *
     * @param restarted is told an operator's new process id after every restart
     */
    public static Site open(Path path, Options options, LongConsumer restarted)
            throws IOException, InterruptedException {
        Folder folder = Folder.create(path);
        Secrets secrets = Secrets.random();
        Site site = new Site(folder, secrets, World.start(folder, options, secrets), options.launch(),
                NewsSink.start());
        OperatorConfiguration configuration = new OperatorConfiguration(folder, site.world, secrets,
                options.allowedNamespace(), options.operators(), site.newsSink, options.chat());
        for (int number = 1; number <= options.operators(); number++) {
            Access access = Access.plan(number, options.ports(), secrets);
            Files.deleteIfExists(folder.operatorLog(number));
            site.operators.add(new Operator(access, new OperatorProcess(options.launch(), configuration.write(access),
                    site.world.kubernetes().kubeconfig(), folder.operatorLog(number), pid -> {
                        site.writeEnv();
                        restarted.accept(pid);
                    })));
        }
        return site;
    }

    /** Starts the operators; returns long before they are ready. */
    public void start() {
        operators.forEach(operator -> operator.process().start());
        writeEnv();
    }

    public Folder folder() {
        return folder;
    }

    public World world() {
        return world;
    }

    /** Who may be told of captures. */
    public NewsSink newsSink() {
        return newsSink;
    }

    public List<Operator> operators() {
        return List.copyOf(operators);
    }

    /** The first operator's. */
    public Access access() {
        return operators.getFirst().access();
    }

    /** The first operator's. */
    public OperatorProcess operator() {
        return operators.getFirst().process();
    }

    /** A client that trusts this site. */
    public Web web() {
        return new Web(folder.ca());
    }

    /** What the sandbox's app registration signs in with, in every tenant, unless a test has changed it. */
    public String clientSecret() {
        return secrets.clientSecret();
    }

    /** A token for Resource Manager. */
    public String armToken() throws IOException, InterruptedException {
        return web().token(world.azure().authorityUrl(), world.served().tenants().getFirst().id(), World.CLIENT,
                secrets.clientSecret(), world.azure().armUrl());
    }

    /** The content of a blob, read as a person with rights on the storage account would. */
    public byte[] download(String url) throws IOException, InterruptedException {
        return web().download(url, storageToken());
    }

    /** A token for storage accounts. */
    public String storageToken() throws IOException, InterruptedException {
        return web().token(world.azure().authorityUrl(), world.served().tenants().getFirst().id(), World.CLIENT,
                secrets.clientSecret(), "https://storage.azure.com");
    }

    /** The shipped commands, for somebody who has this site's kubeconfig and app registration. */
    public ShippedCommand command() {
        return new ShippedCommand(launch, Map.of("KUBECONFIG", world.kubernetes().kubeconfig().toString(),
                "AZURE_TENANT_ID", world.served().tenants().getFirst().id(), "AZURE_CLIENT_ID", World.CLIENT,
                "AZURE_CLIENT_SECRET", secrets.clientSecret()), folder.configuration(1),
                "environment");
    }

    /** Ends the operators, until {@link #start} starts them again. */
    public void stop() {
        operators.forEach(operator -> operator.process().close());
    }

    @Override
    public void close() {
        stop();
        newsSink.close();
        world.close();
    }

    private void writeEnv() {
        try {
            new Environment(folder, world, secrets).write(operators.stream().map(Operator::access).toList(),
                    operators.stream().map(operator -> operator.process().process()).filter(Objects::nonNull)
                            .map(Process::pid).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(folder.env() + " cannot be written", e);
        }
    }
}
