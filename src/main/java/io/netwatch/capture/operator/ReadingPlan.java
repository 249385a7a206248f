package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.evidence.InTime;
import io.netwatch.capture.evidence.InTime.Begun;
import io.netwatch.capture.evidence.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which files of one capture are read, how far, and in which order. When there is more than may be read, those go first in
 * which the moment of the alert is, or that are nearest to it.
 *
 * @param parts in order of time; of a length of 0 what is not read
 * @param refusal what the account said instead of showing how a file begins
 */
record ReadingPlan(List<FilePart> parts, Optional<Answer<byte[]>> refusal) {
    /** A capture may have a thousand files; all of them together are read as far as so many longest ones. */
    private static final int LONGEST_FILES = 8;

    static ReadingPlan of(List<FoundFile> found, Files files, long maxReadBytes, Optional<Instant> mark) {
        List<FilePart> heads = new ArrayList<>();
        List<Begun<FoundFile>> inTime = InTime.of(found, file -> {
            FilePart head = new FilePart(file, Math.min(InTime.HEAD, file.sizeBytes()));
            heads.add(head);
            return head.head(files, () -> refusal(heads).isPresent());
        });
        boolean nearest = mark.filter(time -> inTime.stream().anyMatch(begun -> isBefore(begun, time))).isPresent();
        List<FoundFile> first = nearest ? nearest(inTime, mark.get()) : found;
        Map<FoundFile, Long> lengths = lengths(first, maxReadBytes);
        return new ReadingPlan(inTime.stream()
                .map(begun -> new FilePart(begun.file(), lengths.get(begun.file()), nearest)).toList(),
                refusal(heads));
    }

    private static Optional<Answer<byte[]>> refusal(List<FilePart> heads) {
        return heads.stream().map(FilePart::refusal).flatMap(Optional::stream).findFirst();
    }

    private static boolean isBefore(Begun<FoundFile> begun, Instant mark) {
        return begun.first().filter(first -> !first.isAfter(mark)).isPresent();
    }

    /** The newest that began before, then by turns the next one before and the next one behind. */
    private static List<FoundFile> nearest(List<Begun<FoundFile>> inTime, Instant mark) {
        List<FoundFile> before = new ArrayList<>(
                inTime.stream().filter(begun -> isBefore(begun, mark)).map(Begun::file).toList());
        List<FoundFile> behind = inTime.stream().filter(begun -> !isBefore(begun, mark)).map(Begun::file).toList();
        Collections.reverse(before);
        List<FoundFile> nearest = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), behind.size()); i++) {
            before.stream().skip(i).findFirst().ifPresent(nearest::add);
            behind.stream().skip(i).findFirst().ifPresent(nearest::add);
        }
        return nearest;
    }

    private static Map<FoundFile, Long> lengths(List<FoundFile> first, long maxReadBytes) {
        Map<FoundFile, Long> lengths = new HashMap<>();
        long left = maxReadBytes * LONGEST_FILES;
        for (FoundFile file : first) {
            long length = Math.min(Math.min(maxReadBytes, file.sizeBytes()), left);
            lengths.put(file, length);
            left -= length;
        }
        return lengths;
    }

    List<Source> sources(Files files) {
        return parts.stream().filter(FilePart::isTold)
                .map(part -> part.source(files, () -> refused().isPresent())).toList();
    }

    /** What the account has said instead of giving a part, so far. */
    Optional<Answer<byte[]>> refused() {
        return refusal.or(() -> refusal(parts));
    }

    /** Bytes that are to be read. */
    long bytes() {
        return parts.stream().mapToLong(FilePart::length).sum();
    }
}
