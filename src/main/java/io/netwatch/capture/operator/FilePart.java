package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Inspection;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.summary.FileRead;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** As much of one capture file as is to be read, from its beginning, and how its storage account answered. */
final class FilePart {
    private static final int NOT_FOUND = 404;

    private final FoundFile file;
    private final long length;
    private Optional<RangedChannel> channel = Optional.empty();

    /** @param length at most the file's own */
    FilePart(FoundFile file, long length) {
        this.file = file;
        this.length = length;
    }

    long length() {
        return length;
    }

    /** @param closed whether the account has refused another part, so that it is asked for nothing more */
    Source source(Files files, BooleanSupplier closed) {
        return new Source(file.url(), () -> open(files, closed));
    }

    private ReadableByteChannel open(Files files, BooleanSupplier closed) throws IOException {
        if (closed.getAsBoolean()) {
            throw new IOException("the storage account gave no more");
        }
        RangedChannel opened = new RangedChannel(files, file.url(), length);
        channel = Optional.of(opened);
        return opened;
    }

    /** What the account said instead of giving the file; that the file is not there is no refusal. */
    Optional<Answer<byte[]>> refusal() {
        return answer().filter(answer -> !isGone(answer));
    }

    Inspection unread() {
        return inspection(file.sizeBytes() == 0 ? "is empty" : "was not read: the files before it were too long");
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
        boolean cut = length < file.sizeBytes() && channel.filter(RangedChannel::isExhausted).isPresent();
        String trouble = cut
                ? "was read as far as its first %d bytes".formatted(length)
                : read.trouble().map(why -> "was read as far as byte %d: %s".formatted(read.bytes(), clause(why)))
                        .orElse("");
        return new Inspection(file.url(), Optional.of(read.packets()), trouble);
    }

    private Optional<Answer<byte[]>> answer() {
        return channel.flatMap(RangedChannel::refusal);
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
