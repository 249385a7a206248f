package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/** One run of the sandbox: the boxes, the operator between them, and what a person needs to talk to all of them. */
public record Site(Folder folder, Access access, World world, OperatorProcess operator) implements AutoCloseable {

    /**
     * How one run differs from another.
     *
     * @param apiServer where requests live
     * @param speed divides all of Azure's durations, time limits included
     * @param allowedNamespace whose requests may use Azure; * for all
     */
    public record Options(ApiServer apiServer, double speed, String allowedNamespace, Launch launch) {}

    /**
     * Starts the boxes; the operator waits for {@link #start}.
     *
     * @param restarted is told the operator's new process id after every restart
     */
    public static Site open(Path path, Options options, LongConsumer restarted)
            throws IOException, InterruptedException {
        Folder folder = Folder.create(path);
        Files.deleteIfExists(folder.operatorLog());
        Access access = Access.random();
        World world = World.start(folder, options.apiServer(), access.clientSecret(), options.speed(),
                new SyntheticTraffic());
        access.writeConfiguration(folder, world, options.allowedNamespace());
        OperatorProcess operator = new OperatorProcess(folder, world.kubernetes().kubeconfig(), options.launch(),
                pid -> {
                    writeEnv(folder, access, world, pid);
                    restarted.accept(pid);
                });
        return new Site(folder, access, world, operator);
    }

    /** Starts the operator; returns its process id, long before it is ready. */
    public long start() {
        long pid = operator.start();
        writeEnv(folder, access, world, pid);
        return pid;
    }

    /** A client that trusts this site. */
    public Web web() {
        return new Web(folder.ca());
    }

    /** The content of a blob, read as a person with rights on the storage account would. */
    public byte[] download(String url) throws IOException, InterruptedException {
        Web web = web();
        return web.download(url, web.token(world.azure().authorityUrl(), access.clientSecret()));
    }

    @Override
    public void close() {
        operator.close();
        world.close();
    }

    private static void writeEnv(Folder folder, Access access, World world, long pid) {
        try {
            access.writeEnv(folder, world, pid);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.env() + " cannot be written", e);
        }
    }
}
