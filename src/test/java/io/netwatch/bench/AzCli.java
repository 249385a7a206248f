package io.netwatch.bench;

import io.netwatch.sandbox.launcher.Site;
import io.netwatch.sandbox.launcher.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The article's sequence as people script it with Microsoft's azure-cli, which {@code hack/az} has installed. */
final class AzCli {
    private static final int PATIENCE_SECONDS = 120;
    private static final List<String> CAPTURE = List.of("network", "watcher", "packet-capture");

    private final Path python;
    private final Path folder;
    private final Map<String, String> environment;
    private final Box box;

    /**
     * An Azure in a box with the subscription {@link Fleet#OTHER}.
     *
     * @param ca its authority's certificate
     */
    record Box(String arm, String authority, Path ca, String tenant, String client, String secret) {
        static Box of(Site site) {
            return new Box(site.world().azure().armUrl(), site.world().azure().authorityUrl(), site.folder().ca(),
                    site.world().served().tenants().getFirst().id(), World.CLIENT, site.clientSecret());
        }
    }

    private AzCli(Path python, Box box) throws IOException {
        this.python = python;
        this.box = box;
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "az").toAbsolutePath();
        environment = Map.of("AZURE_CONFIG_DIR", folder.toString(), "AZURE_CORE_COLLECT_TELEMETRY", "false",
                "AZURE_CORE_INSTANCE_DISCOVERY", "false", "AZURE_CORE_OUTPUT", "json", "REQUESTS_CA_BUNDLE",
                box.ca().toAbsolutePath().toString(), "PYTHONWARNINGS", "ignore");
    }

    /** Nothing when it is not installed. */
    static Optional<AzCli> find(Box box) throws IOException {
        Path cache = Path.of(Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache"), "packet-capture-operator");
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(cache)) {
            Optional<Path> python = all.filter(path -> path.getFileName().toString().startsWith("azure-cli-"))
                    .map(home -> home.resolve("bin").resolve("python")).filter(Files::isExecutable).findFirst();
            return python.isPresent() ? Optional.of(new AzCli(python.get(), box)) : Optional.empty();
        }
    }

    /** Once, long before an alert. */
    void signIn() throws IOException, InterruptedException {
        String arm = box.arm();
        must("cloud", "register", "--name", "Box", "--endpoint-resource-manager", arm, "--endpoint-management", arm,
                "--endpoint-active-directory", box.authority(),
                "--endpoint-active-directory-resource-id", arm, "--endpoint-active-directory-graph-resource-id", arm,
                "--endpoint-gallery", arm, "--suffix-storage-endpoint", "local", "--suffix-keyvault-dns",
                ".vault.local");
        must("cloud", "set", "--name", "Box");
        must("login", "--service-principal", "--username", box.client(), "--password", box.secret(), "--tenant",
                box.tenant());
        must("account", "set", "--subscription", Fleet.OTHER);
    }

    /** Everything before the create, and then the create, which the caller ends when its order has arrived. */
    Process untilCreate(String name) throws IOException, InterruptedException {
        must("vm", "show", "--resource-group", "shop", "--name", Fleet.name(0));
        must("network", "watcher", "list");
        must(words(CAPTURE, "list", "--location", "westeurope"));
        run(words(CAPTURE, "delete", "--location", "westeurope", "--name", name));
        return start(create(name));
    }

    private static String[] create(String name) {
        return words(CAPTURE, "create", "--resource-group", "shop", "--vm", Fleet.name(0), "--name", name,
                "--storage-account", Fleet.OTHER_ACCOUNT, "--time-limit", "60");
    }

    void createAndWait(String name) throws IOException, InterruptedException {
        must(create(name));
    }

    void showStatus(String name) throws IOException, InterruptedException {
        must(words(CAPTURE, "show-status", "--location", "westeurope", "--name", name));
    }

    void delete(String name) throws IOException, InterruptedException {
        must(words(CAPTURE, "delete", "--location", "westeurope", "--name", name));
    }

    private void must(String... arguments) throws IOException, InterruptedException {
        int code = run(arguments);
        if (code != 0) {
            throw new IOException("az %s ended with %d: %s".formatted(String.join(" ", arguments), code,
                    Files.readString(log())));
        }
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("az " + String.join(" ", arguments) + " does not end");
        }
        return process.exitValue();
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(python.toString(), "-m", "azure.cli"),
                Stream.of(arguments)).toList()).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path log() {
        return folder.resolve("last.log");
    }

    private static String[] words(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }
}
