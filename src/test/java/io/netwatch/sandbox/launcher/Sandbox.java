package io.netwatch.sandbox.launcher;

import java.io.IOException;
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
        Screen screen = new Screen(System.out);
        Site site = Site.open(Path.of("target", "sandbox"),
                new Site.Options(new ApiServer.Box(), speed, "*", Launch.JAR),
                pid -> screen.doing("The operator died and was started again as process " + pid + "."));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(site::close));
        screen.opening(site, site.start());
        return tell(site, screen);
    }

    private int tell(Site site, Screen screen) throws IOException, InterruptedException {
        try {
            new Story(site, screen).tell();
        } catch (StoryFailed e) {
            screen.failure(e.getMessage(), site.operator().lastWords());
            return 1;
        }
        if (!once) {
            screen.howToGoOn();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
