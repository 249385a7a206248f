package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Inspection;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.evidence.PacketCount;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads capture files and counts what is in them.
 *
 * @param maxReadBytes how much of one file is read
 */
record Inspector(Files files, long maxReadBytes) {
    private static final Logger LOG = System.getLogger(Inspector.class.getName());
    /** A capture may have a thousand files; all of them together are read as far as so many longest ones. */
    private static final int LONGEST_FILES = 8;
    private static final int NOT_FOUND = 404;
    private static final String GONE = "was gone when it was to be read";

    /** What is in the files; what the storage account said instead when it did not let them be read. */
    Observation inspect(Inspect asked) {
        List<Inspection> seen = new ArrayList<>();
        long left = maxReadBytes * LONGEST_FILES;
        try {
            for (FoundFile file : asked.files()) {
                long budget = Math.min(Math.min(maxReadBytes, file.sizeBytes()), left);
                seen.add(budget == 0 ? unread(file) : inspect(file, budget));
                left -= budget;
            }
            return new Observation.Inspected(seen);
        } catch (RangedChannel.Refusal refusal) {
            return refused(asked, refusal.answer());
        } catch (IOException e) {
            throw new IllegalStateException("a channel over ranges fails by refusals only", e);
        }
    }

    private Inspection inspect(FoundFile file, long budget) throws IOException {
        try {
            return inspection(file, budget, PacketCount.of(new RangedChannel(files, file.url(), budget)));
        } catch (RangedChannel.Refusal refusal) {
            if (refusal.answer() instanceof Answer.Failed<byte[]>(var failure) && failure.status() == NOT_FOUND) {
                return new Inspection(file.url(), Optional.empty(), GONE);
            }
            throw refusal;
        } catch (RuntimeException e) {
            // A defect of the reader must not keep a capture from its end.
            LOG.log(Level.ERROR, "The file " + file.url() + " could not be inspected.", e);
            return new Inspection(file.url(), Optional.empty(), "could not be inspected");
        }
    }

    private static Inspection inspection(FoundFile file, long budget, PacketCount count) {
        Optional<Long> packets = Optional.of(count.packets()).filter(_ -> count.recognised());
        boolean cut = count.recognised() && budget < file.sizeBytes() && count.bytes() >= budget;
        return new Inspection(file.url(), packets, cut
                ? "was read as far as its first %d bytes".formatted(budget)
                : count.trouble());
    }

    private static Inspection unread(FoundFile file) {
        return new Inspection(file.url(), Optional.empty(),
                file.sizeBytes() == 0 ? "is empty" : "was not read: the files before it were too long");
    }

    private static Observation refused(Inspect asked, Answer<byte[]> answer) {
        return switch (answer) {
            case Answer.NotBefore<byte[]>(var until, var untouched) ->
                new Observation.Postponed(asked, until, untouched);
            case Answer.Failed<byte[]>(var failure) -> new Observation.Refused(asked, failure);
            case Answer.Ok<byte[]> _ -> throw new IllegalArgumentException("an answer is no refusal");
        };
    }
}
