package io.netwatch.capture.app;

import io.netwatch.capture.api.CaptureFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code download}: the files of a request, as Azure stored them. */
@Command(name = "download", mixinStandardHelpOptions = true, sortOptions = false, description = "Fetches the files of a request from its storage account.")
final class DownloadCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 20;

    @Parameters(paramLabel = "NAMESPACE/NAME", description = "The request.")
    private String what;

    @Option(names = {"-d",
            "--directory"}, paramLabel = "DIR", defaultValue = ".", description = "Where the files go (default: here). Files that are there already stay as they are.")
    private Path directory;

    @Mixin
    private AzureLogin login;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StoredCapture capture = StoredCapture.read(StoredCapture.key(what).orElseThrow(
                () -> CommandFailed
                        .usage("\"" + what + "\" is no request: write NAMESPACE/NAME, such as default/night.")));
        List<CaptureFile> files = capture.files();
        List<String> names = FileNames.of(files.stream().map(CaptureFile::url).toList());
        var account = login.files(System.getenv());
        for (int i = 0; i < files.size(); i++) {
            Path place = directory.resolve(names.get(i));
            fetch(new Fetch(account, files.get(i), spec.commandLine().getErr()), place, files.get(i).sizeBytes());
            spec.commandLine().getOut().println(place);
        }
        return 0;
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
