package io.netwatch.capture.app;

import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.operator.RangedChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** One capture file on its way from its storage account; whoever waits for it sees how far it is. */
final class Fetch implements ReadableByteChannel {
    private static final int LONGEST_WORDS = 500;

    private final CaptureFile file;
    private final RangedChannel blob;
    private final Progress progress;
    private long got;

    Fetch(Files files, CaptureFile file, PrintWriter out) {
        this.file = file;
        progress = Progress.here(out, file.url(), file.sizeBytes());
        blob = new RangedChannel(files, file.url(), file.sizeBytes());
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        progress.at(got);
        int count = blob.read(into);
        got += Math.max(0, count);
        progress.at(got);
        return count;
    }

    /** The next bytes; false at the end, and when the account gives no more. */
    boolean next(ByteBuffer into) {
        try {
            return read(into) >= 0;
        } catch (IOException refused) {
            return false;
        }
    }

    String name() {
        return file.url().substring(file.url().lastIndexOf('/') + 1);
    }

    /** @throws CommandFailed when the storage account did not give the file, or not all of it */
    void check() {
        blob.refusal().ifPresent(answer -> {
            throw new CommandFailed(Plain.text(words(answer), LONGEST_WORDS));
        });
        if (got < file.sizeBytes()) {
            throw new CommandFailed("%s ended after %d of %d bytes: it has been written anew since the capture ended."
                    .formatted(file.url(), got, file.sizeBytes()));
        }
    }

    private String words(Answer<byte[]> answer) {
        return switch (answer) {
            case Answer.NotBefore<byte[]>(var until, var _) -> StorageTrouble.later(until);
            case Answer.Failed<byte[]>(var failure) -> words(failure);
            case Answer.Ok<byte[]> _ -> throw new IllegalArgumentException("an answer is no refusal");
        };
    }

    private String words(ArmFailure failure) {
        return switch (failure.status()) {
            case 403 -> "You may not read " + file.url() + ": who is signed in needs the role Storage Blob Data Reader"
                    + " on the storage account, and its firewall must let this machine in.";
            case 404 -> file.url() + " is not there any more.";
            default -> StorageTrouble.of(failure);
        };
    }

    @Override
    public boolean isOpen() {
        return blob.isOpen();
    }

    @Override
    public void close() {
        blob.close();
    }
}
