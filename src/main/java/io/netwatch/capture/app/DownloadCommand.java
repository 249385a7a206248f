package io.netwatch.capture.app;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.azure.Azure;
import io.netwatch.capture.core.request.RequestKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code download}: the files of a request, as Azure stored them, or addresses from which others may fetch them. */
@Command(name = "download", mixinStandardHelpOptions = true, sortOptions = false, description = "Fetches the files of a request from its storage account.")
final class DownloadCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 20;

    @Parameters(paramLabel = "NAMESPACE/NAME", description = "The request.")
    private String what;

    @Option(names = {"-d",
            "--directory"}, paramLabel = "DIR", defaultValue = ".", description = "Where the files go (default: here). Files that are there already stay as they are.")
    private Path directory;

    @ArgGroup(exclusive = false)
    private LinkChoice link;

    @Mixin
    private AzureLogin login;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RequestKey key = StoredCapture.key(what).orElseThrow(() -> CommandFailed
                .usage("\"" + what + "\" is no request: write NAMESPACE/NAME, such as default/night."));
        Optional<Duration> validity = Optional.ofNullable(link).flatMap(LinkChoice::validity);
        List<CaptureFile> files = StoredCapture.read(key).files();
        Azure account = login.azure(System.getenv());
        validity.ifPresentOrElse(time -> print(files, account, InstantSource.system().instant().plus(time)),
                () -> fetch(files, account));
        return 0;
    }

    private void print(List<CaptureFile> files, Azure account, Instant until) {
        new FileLinks(account.links()).of(files.stream().map(CaptureFile::url).toList(), until)
                .forEach(address -> spec.commandLine().getOut().println(address.text()));
        spec.commandLine().getErr().printf("Whoever has such an address may read the file until %s.%n",
                until.truncatedTo(ChronoUnit.SECONDS));
    }

    private void fetch(List<CaptureFile> files, Azure account) {
        List<String> names = FileNames.of(files.stream().map(CaptureFile::url).toList());
        for (int i = 0; i < files.size(); i++) {
            Path place = directory.resolve(names.get(i));
            fetch(new Fetch(account.files(), files.get(i), spec.commandLine().getErr()), place,
                    files.get(i).sizeBytes());
            spec.commandLine().getOut().println(place);
        }
    }

    private void fetch(Fetch fetch, Path place, long size) {
        try {
            Files.createDirectories(directory);
            if (!Files.exists(place)) {
                // Nobody finds half a file under the name of a whole one.
                Path part = place.resolveSibling(place.getFileName() + ".part");
                copy(fetch, part);
                fetch.check();
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
            } else if (Files.size(place) != size) {
                throw new CommandFailed(place + " is there already and has another length: move it, or name another"
                        + " directory with -d.");
            }
        } catch (IOException e) {
            throw new CommandFailed(place + " cannot be written: " + e, e);
        }
    }

    private static void copy(Fetch from, Path to) throws IOException {
        try (from;
                FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (from.next(buffer.clear())) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
            }
        }
    }
}
