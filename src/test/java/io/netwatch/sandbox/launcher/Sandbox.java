package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.launcher.world.WorldReader;
import io.netwatch.sandbox.launcher.world.WorldReader.BadWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./sandbox}: the main job, on one laptop, with nothing but Java. */
@Command(name = "./sandbox", mixinStandardHelpOptions = true, sortOptions = false, abbreviateSynopsis = true, description = "Runs the whole road on this machine: an alert, a capture in an emulated Azure, a .cap file, one kubectl row.")
final class Sandbox implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;
    private static final int PORTS = 60;

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "End after the story: 0 when it ended well, 1 and the reason otherwise.")
    private boolean once;

    @Option(names = "--recorder", description = "Tell of a flight recorder instead: what an alert is about begins 90 seconds before it. Takes two minutes.")
    private boolean recorder;

    @Option(names = "--world", paramLabel = "FILE", description = "What exists in Azure (default: examples/worlds/shop.yaml). docs/sandbox.md documents the format.")
    private Path world = ExampleWorld.FILE;

    @Option(names = "--cloud", paramLabel = "NAME", description = "The cloud of the world file that the operator works in (default: the first).")
    private Optional<String> cloud;

    @ArgGroup
    private Where where = new Where();

    /** Which Kubernetes API; the box when neither is given. */
    static final class Where {
        @Option(names = "--kube-apiserver", description = "Use a real kube-apiserver and etcd instead of the box; hack/kube-apiserver gets them.")
        private boolean real;

        @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Use the cluster of this file's current context. Its CRDs are replaced, and stay.")
        private Path existing;
    }

    @Option(names = "--operators", paramLabel = "N", defaultValue = "1", description = "Run N operators, one of which leads (default: ${DEFAULT-VALUE}, at most 20). Each has its bridge: BRIDGE_URL_1 to BRIDGE_URL_N.")
    private int operators;

    @Option(names = "--speed", paramLabel = "F", defaultValue = "1", description = "Divide all of Azure's durations, time limits included, by F (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--port-base", paramLabel = "N", defaultValue = "0", description = "Use the ports from N on: Resource Manager, Entra, blobs, Kubernetes, then bridge and health of each operator, then three for each further cloud (default: free ones).")
    private int portBase;

    public static void main(String[] args) {
        Quiet.install();
        System.exit(new CommandLine(new Sandbox()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Site.Options options = options();
        Screen screen = new Screen(System.out);
        Site site = Site.open(Path.of("target", "sandbox"), options,
                pid -> screen.doing("An operator died and was started again as process " + pid + "."));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(site::close));
        site.start();
        screen.opening(site);
        return tell(site, screen);
    }

    private int tell(Site site, Screen screen) throws IOException, InterruptedException {
        Optional<Scene> scene = Scene.in(site.world().served());
        try {
            if (scene.isPresent()) {
                Story story = new Story(site, scene.get(), screen);
                if (recorder) {
                    story.chat(new RecorderStory(site, scene.get(), screen, story).tell());
                } else {
                    story.tell();
                }
            } else {
                screen.noStory();
            }
        } catch (StoryFailed e) {
            screen.failure(e.getMessage(), site.operator().lastWords());
            return 1;
        }
        if (!once) {
            screen.howToGoOn();
            new CountDownLatch(1).await();
        }
        return scene.isPresent() ? 0 : 1;
    }

    private Site.Options options() {
        check(speed > 0, "--speed is " + speed + ": give a number above 0, 1 being Azure's own pace");
        check(operators >= 1 && operators <= 20, "--operators is " + operators + ": give 1 to 20");
        check(portBase == 0 || (portBase >= 1024 && portBase <= LAST_PORT - PORTS),
                "--port-base is " + portBase + ": give 1024 to " + (LAST_PORT - PORTS) + ", or leave it out");
        try {
            Site.Options options = new Site.Options(WorldReader.read(world), cloud, apiServer(), operators,
                    new PortPlan(portBase), speed, "*", Launch.JAR, true);
            options.world().cloud(cloud);
            return options;
        } catch (BadWorld | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ApiServer apiServer() {
        if (where.existing != null) {
            check(Files.isReadable(where.existing),
                    "--kubeconfig " + where.existing + " cannot be read: name the kubeconfig of a cluster");
            return new ApiServer.Existing(where.existing);
        }
        if (where.real) {
            return new ApiServer.Real(Binaries.find()
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), Binaries.REMEDY)));
        }
        return new ApiServer.Box();
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
