package io.netwatch.capture.app;

import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.app.telemetry.Logging;
import io.netwatch.capture.app.telemetry.Logging.Format;
import io.netwatch.capture.core.terms.Plain;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(name = "packet-capture-operator", mixinStandardHelpOptions = true, sortOptions = false, description = "Starts Azure Network Watcher packet captures from alerts or kubectl.", versionProvider = Main.Version.class, subcommands = {
        ReportCommand.class, DownloadCommand.class})
final class Main implements Callable<Integer> {
    @Option(names = "--role", paramLabel = "ROLE", defaultValue = "all", description = "operator drives captures, bridge takes alerts, all does both (default: ${DEFAULT-VALUE}).")
    private Role role;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML; the operator cannot start without.")
    private Path config;

    @Option(names = "--log-format", paramLabel = "FORMAT", defaultValue = "text", description = "text for people, json for collectors of logs (default: ${DEFAULT-VALUE}).")
    private Format logs;

    @Option(names = "--check-config", description = "Print what this configuration makes the process do, contact nobody, and end: 0 when it could start, 2 with the mistake otherwise.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    private static final int LONGEST_MESSAGE = 4000;

    /** Parts of the one image. */
    enum Role {
        operator, bridge, all;

        boolean drives() {
            return this != bridge;
        }

        boolean listens() {
            return this != operator;
        }
    }

    public static void main(String[] args) {
        Logging.install(Format.text);
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (config == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--config=FILE'");
        }
        Logging.install(logs);
        Configuration read = ConfigurationFile.read(config);
        if (check) {
            new ConfigurationCheck(read, role, System.getenv()).lines().forEach(spec.commandLine().getOut()::println);
            return 0;
        }
        try (App app = App.start(read, role)) {
            return app.awaitEnd();
        }
    }

    /** A mistake in the configuration or in a command is a sentence; everything else is ours, and shows where. */
    private static int explain(Exception error, CommandLine line, CommandLine.ParseResult result) throws Exception {
        if (error instanceof CommandFailed failed) {
            // Names and Azure's words may be in it.
            line.getErr().println(Plain.text(failed.getMessage(), LONGEST_MESSAGE));
            return failed.exitCode();
        }
        if (error instanceof Misconfigured || error instanceof IllegalArgumentException) {
            line.getErr().println("Configuration: " + error.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw error;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"packet-capture-operator " + (version == null ? "(not packaged)" : version)};
        }
    }
}
