package io.netwatch.capture.app;

import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.InTime;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.operator.RangedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: what is in capture files, as a sentence, a page, or JSON. */
@Command(name = "report", mixinStandardHelpOptions = true, sortOptions = false, description = "Says what is in capture files: a sentence, and one HTML page.")
final class ReportCommand implements Callable<Integer> {
    private static final Path PAGE = Path.of("report.html");
    private static final int LONGEST_SENTENCE = 1000;

    @Parameters(arity = "1..*", paramLabel = "FILE|NAMESPACE/NAME", description = "The files of one capture on this machine, such as those of a ring buffer, in any order; or one request, whose files are fetched from Azure and not kept.")
    private List<String> what;

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "Where the page goes (default: report.html; with --json there is none).")
    private Optional<Path> output;

    @Option(names = "--json", description = "Print everything that was counted as JSON instead of the sentence.")
    private boolean json;

    @Option(names = "--mark", paramLabel = "TIME", description = "A moment to compare what was before with what came then, such as 2026-03-01T02:03:10Z (default: when the request's alert fired).")
    private Optional<String> mark;

    @Mixin
    private AzureLogin login;

    @Spec
    private CommandSpec spec;

    /** What was read, and what is known beside it. */
    private record Seen(Summary summary, Context context) {}

    @Override
    public Integer call() {
        Seen seen = what.size() == 1 && !Files.exists(Path.of(what.getFirst()))
                ? StoredCapture.key(what.getFirst()).map(key -> remote(StoredCapture.read(key)))
                        .orElseThrow(() -> missing(what.getFirst()))
                : local();
        check(seen.summary());
        spec.commandLine().getOut().println(json
                ? Json.of(seen.summary())
                : Plain.text(seen.summary().sentence(), LONGEST_SENTENCE));
        output.or(() -> Optional.of(PAGE).filter(_ -> !json)).ifPresent(page -> write(seen, page));
        return 0;
    }

    private Seen local() {
        List<Path> files = what.stream().map(Path::of).toList();
        files.stream().filter(file -> !Files.isRegularFile(file)).findFirst().ifPresent(file -> {
            throw missing(file.toString());
        });
        return new Seen(Evidence.summarise(InTime.of(files.stream().map(Source::file).toList()),
                Options.DEFAULT.withDnsNames(login.tellsDnsNames()).withMark(mark())),
                Context.titled(String.valueOf(files.getFirst().getFileName())));
    }

    private Seen remote(StoredCapture capture) {
        var account = login.azure(System.getenv()).files();
        List<Fetch> fetches = InTime.of(capture.files(), file -> new Source(file.url(), () -> new RangedChannel(
                account, file.url(), Math.min(file.sizeBytes(), InTime.HEAD)))).stream()
                .map(begun -> new Fetch(account, begun.file(), spec.commandLine().getErr())).toList();
        List<Source> sources = fetches.stream().map(fetch -> new Source(fetch.name(), () -> fetch)).toList();
        Summary summary = Evidence.summarise(sources,
                Options.DEFAULT.withDnsNames(capture.tellsDnsNames() && login.tellsDnsNames())
                        .withMark(mark().or(capture::fired)));
        fetches.forEach(Fetch::check);
        return new Seen(summary, capture.context());
    }

    private Optional<Instant> mark() {
        return mark.map(text -> StatusCodec.instant(text).orElseThrow(() -> CommandFailed
                .usage("--mark is \"" + text + "\": write a time such as 2026-03-01T02:03:10Z.")));
    }

    private static CommandFailed missing(String name) {
        return CommandFailed
                .usage(name + " is no file here. A request is written NAMESPACE/NAME, such as default/night.");
    }

    private static void check(Summary summary) {
        List<FileRead> files = summary.facts().files();
        if (files.stream().allMatch(file -> file.format().isEmpty())) {
            throw new CommandFailed(files.getFirst().name() + " is no capture. "
                    + files.getFirst().trouble().orElse(""));
        }
    }

    private void write(Seen seen, Path page) {
        try {
            Files.writeString(page, Report.html(seen.summary(), seen.context()));
        } catch (IOException e) {
            throw new CommandFailed("The page cannot be written to " + page + ": " + e, e);
        }
        spec.commandLine().getErr().println("The page is " + page + ".");
    }
}
