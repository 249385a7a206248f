package io.netwatch.sandbox.scenarios;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.kubernetes.Kubectl;
import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Operator;
import io.netwatch.sandbox.launcher.Site;
import io.netwatch.sandbox.launcher.Web;
import io.netwatch.sandbox.launcher.world.WorldReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * One site with a running operator for all tests of a class, on the box or, with the system property
 * {@code sandbox.kubernetes=kube-apiserver}, on a real server. Its files stay in {@code target/scenarios} when the tests
 * have ended, the operator's log among them.
 */
final class SiteExtension implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    static final String KUBERNETES = System.getProperty("sandbox.kubernetes", "box");

    private final double speed;
    private final int operators;
    private final Optional<Path> world;
    private final String configuration;
    private Site site;
    private Web web;

    private SiteExtension(double speed, int operators, Optional<Path> world, String configuration) {
        this.configuration = configuration;
        this.speed = speed;
        this.operators = operators;
        this.world = world;
    }

    /** @param speed divides all of Azure's durations, the captures' time limits included */
    static SiteExtension atSpeed(double speed) {
        return new SiteExtension(speed, 1, Optional.empty(), "");
    }

    SiteExtension withOperators(int number) {
        return new SiteExtension(speed, number, world, configuration);
    }

    /** @param yaml more keys for the first operator's configuration file */
    SiteExtension configured(String yaml) {
        return new SiteExtension(speed, operators, world, yaml);
    }

    /** Another Azure than the shop; every namespace may use all that it has. */
    SiteExtension inWorld(Path file) {
        return new SiteExtension(speed, operators, Optional.of(file), configuration);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path folder = Path.of("target", "scenarios", KUBERNETES, context.getRequiredTestClass().getSimpleName());
        Site.Options options = Site.Options.of(apiServer(), speed, world.isPresent() ? "*" : "default", Launch.CLASSES)
                .withOperators(operators);
        site = Site.open(folder, world.map(WorldReader::read).map(options::withWorld).orElse(options), pid -> {});
        web = site.web();
        Files.writeString(site.folder().configuration(1), configuration, StandardOpenOption.APPEND);
        site.start();
        awaitReady();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (site != null) {
            site.close();
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(
                new IllegalStateException("the operator's last words were:\n" + site.operator().lastWords()));
        throw failure;
    }

    /** The one that the system property asks for. */
    static ApiServer apiServer() {
        return switch (KUBERNETES) {
            case "box" -> new ApiServer.Box();
            case "kube-apiserver" -> new ApiServer.Real(
                    Binaries.find().orElseThrow(() -> new TestAbortedException(Binaries.REMEDY)));
            default -> throw new IllegalArgumentException(
                    "sandbox.kubernetes is \"" + KUBERNETES + "\": write box or kube-apiserver");
        };
    }

    /** Whether the API server is the one of this project. */
    boolean isBox() {
        return KUBERNETES.equals("box");
    }

    /** The real kubectl with this site's kubeconfig; the test is skipped on a machine that has none. */
    Kubectl kubectl(Path directory) {
        assumeTrue(Kubectl.onThePath().isPresent(), "kubectl is not on the PATH");
        return new Kubectl(Kubectl.onThePath().get(), site.world().kubernetes().kubeconfig(), directory);
    }

    Site site() {
        return site;
    }

    Azure azure() {
        return site.world().azure().azure();
    }

    Requests requests() {
        return requestsIn("default");
    }

    Requests requestsIn(String namespace) {
        return new Requests(site.world().client(), namespace);
    }

    Web web() {
        return web;
    }

    void awaitReady() throws InterruptedException {
        for (Operator operator : site.operators()) {
            web.awaitOk(operator.access().readyUrl(), STARTS_WITHIN);
        }
    }
}
