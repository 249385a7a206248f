package io.netwatch.capture.core.request;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.core.request.Observation.Inspected;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a capture left behind, as far as anybody could see.
 *
 * @param inside what looks into the files showed; empty when nobody looked
 * @param sentence what is in the files; empty when nobody looked, or nothing is in them
 * @param note why something was not looked at, as a sentence; empty when everything was
 */
record Finds(List<FoundFile> files, List<Inspection> inside, String sentence, String note) {
    private static final int MOST_TROUBLES = 3;

    static Finds unseen(String note) {
        return new Finds(List.of(), List.of(), "", note);
    }

    /** Files that nobody could look into. */
    static Finds unread(List<FoundFile> files, String note) {
        return new Finds(files, List.of(), "", note);
    }

    static Finds read(List<FoundFile> files, Inspected seen) {
        String sentence = seen.summary().filter(summary -> summary.packets() > 0).map(CaptureSummary::sentence)
                .orElse("");
        return new Finds(files, seen.inside(), sentence, seen.page().note());
    }

    /** Every file was read to its end, and not one holds a packet. */
    boolean holdNothing() {
        return !inside.isEmpty() && inside.stream().allMatch(Inspection::isEmpty);
    }

    /** In sentences; empty when there is nothing to tell. */
    String words() {
        return Words.sentences(sentence, count(), cut(), troubles(), note);
    }

    private String count() {
        if (files.isEmpty()) {
            return "";
        }
        String what = Words.number(files.size(), "file") + " of "
                + ByteSize.text(files.stream().mapToLong(FoundFile::sizeBytes).sum());
        return files.stream().allMatch(file -> file.packets().isPresent())
                ? what + " with " + Words.number(files.stream().mapToLong(file -> file.packets().orElse(0L)).sum(),
                        "packet") + "."
                : what + ".";
    }

    private String cut() {
        return files.size() < FileListing.MOST_FILES
                ? ""
                : "Only the first %d files are listed.".formatted(FileListing.MOST_FILES);
    }

    private String troubles() {
        List<Inspection> bad = inside.stream().filter(look -> !look.trouble().isEmpty()).toList();
        String told = bad.stream().limit(MOST_TROUBLES).map(look -> name(look.url()) + " " + look.trouble() + ".")
                .collect(Collectors.joining(" "));
        return bad.size() <= MOST_TROUBLES
                ? told
                : told + " So it is with %d more.".formatted(bad.size() - MOST_TROUBLES);
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
