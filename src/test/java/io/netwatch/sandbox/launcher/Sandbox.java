package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./sandbox}: the main job, on one laptop, with nothing but Java. */
@Command(name = "./sandbox", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs the whole road on this machine: an alert, a capture in an emulated Azure, a .cap file, one kubectl row.")
final class Sandbox implements Callable<Integer> {
    @Option(names = "--once", description = "End after the story: 0 when it ended well, 1 and the reason otherwise.")
    private boolean once;

    @Option(names = "--speed", paramLabel = "F", defaultValue = "1", description = "Divide all of Azure's durations, time limits included, by F (default: ${DEFAULT-VALUE}).")
    private double speed;

    public static void main(String[] args) {
        Quiet.install();
        System.exit(new CommandLine(new Sandbox()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Folder folder = Folder.create(Path.of("target", "sandbox"));
        Access access = Access.random();
        Screen screen = new Screen(System.out);
        World world = World.start(folder, access.clientSecret(), speed, new SyntheticTraffic());
        access.writeConfiguration(folder, world);
        OperatorProcess operator = new OperatorProcess(folder, pid -> {
            writeEnv(access, folder, world, pid);
            screen.doing("The operator died and was started again as process " + pid + ".");
        });
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            operator.close();
            world.close();
        }));
        long pid = operator.start();
        writeEnv(access, folder, world, pid);
        screen.opening(world, access, folder, pid);
        return tell(new Story(world, access, folder, screen), operator, screen);
    }

    private int tell(Story story, OperatorProcess operator, Screen screen) throws IOException, InterruptedException {
        try {
            story.tell();
        } catch (StoryFailed e) {
            screen.failure(e.getMessage(), operator.lastWords());
            return 1;
        }
        if (!once) {
            screen.howToGoOn();
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void writeEnv(Access access, Folder folder, World world, long pid) {
        try {
            access.writeEnv(folder, world, pid);
        } catch (IOException e) {
            throw new UncheckedIOException("target/sandbox/env cannot be written", e);
        }
    }
}
