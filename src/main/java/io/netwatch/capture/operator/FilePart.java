package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Inspection;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.Source.Rest;
import io.netwatch.capture.evidence.summary.FileRead;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** As much of one capture file as is to be read, of a long one both ends, and how its storage account answered. */
final class FilePart {
    private static final int NOT_FOUND = 404;

    private final FoundFile file;
    private final long length;
    private final boolean nearest;
    private final List<RangedChannel> channels = new ArrayList<>();

    FilePart(FoundFile file, long length) {
        this(file, length, false);
    }

    /**
     * @param length at most the file's own
     * @param nearest whether those near the alert are read first
     */
    FilePart(FoundFile file, long length, boolean nearest) {
        this.file = file;
        this.length = length;
        this.nearest = nearest;
    }

    FoundFile file() {
        return file;
    }

    /** Whether there is something in it, be it read or not. */
    boolean isTold() {
        return file.sizeBytes() > 0;
    }

    boolean isLeftOut() {
        return length == 0 && isTold();
    }

    /** Only its beginning, whatever comes then. */
    Source head(Files files, BooleanSupplier closed) {
        return new Source(file.url(), () -> open(files, 0, length, closed));
    }

    long length() {
        return length;
    }

    /** @param closed whether the account has refused another part, so that it is asked for nothing more */
    Source source(Files files, BooleanSupplier closed) {
        if (isLeftOut()) {
            return Source.leftOut(file.url());
        }
        if (length == file.sizeBytes()) {
            return new Source(file.url(), () -> open(files, 0, length, closed));
        }
        long until = (length + 1) / 2;
        long from = file.sizeBytes() - length / 2;
        return new Source(file.url(), () -> open(files, 0, until, closed),
                Optional.of(new Rest(until, from, () -> open(files, from, file.sizeBytes(), closed))));
    }

    private ReadableByteChannel open(Files files, long from, long end, BooleanSupplier closed) {
        RangedChannel opened = new RangedChannel(files, file.url(), from, end, closed);
        channels.add(opened);
        return opened;
    }

    /** What the account said instead of giving the file; that the file is not there is no refusal. */
    Optional<Answer<byte[]>> refusal() {
        return answer().filter(answer -> !isGone(answer));
    }

    Inspection unread() {
        return inspection(!isTold()
                ? "is empty"
                : nearest
                        ? "was not read: other files are nearer to the alert"
                        : "was not read: the files before it were too long");
    }

    /** For when reading itself failed. */
    Inspection spoilt() {
        return inspection("could not be inspected");
    }

    Inspection read(FileRead read) {
        if (answer().filter(FilePart::isGone).isPresent()) {
            return inspection("was gone when it was to be read");
        }
        if (read.format().isEmpty()) {
            return inspection("cannot be read: " + read.trouble().map(FilePart::clause).orElse("it is no capture"));
        }
        return new Inspection(file.url(), Optional.of(read.packets()), trouble(read));
    }

    private static String trouble(FileRead read) {
        String gap = read.gap()
                .map(it -> "was read without its bytes %d to %d".formatted(it.fromByte(), it.toByte())).orElse("");
        String end = read.trouble()
                .map(why -> "was read as far as byte %d: %s".formatted(read.bytes(), clause(why))).orElse("");
        return gap.isEmpty() || end.isEmpty() ? gap + end : gap + ", and " + end;
    }

    private Optional<Answer<byte[]>> answer() {
        return channels.stream().map(RangedChannel::refusal).flatMap(Optional::stream).findFirst();
    }

    private Inspection inspection(String trouble) {
        return new Inspection(file.url(), Optional.empty(), trouble);
    }

    private static boolean isGone(Answer<byte[]> answer) {
        return answer instanceof Answer.Failed<byte[]>(var failure) && failure.status() == NOT_FOUND;
    }

    /** A sentence that goes on behind a colon. */
    private static String clause(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1).replaceAll("\\.+$", "");
    }
}
