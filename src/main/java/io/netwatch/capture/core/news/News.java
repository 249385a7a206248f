package io.netwatch.capture.core.news;

import io.netwatch.capture.core.request.RequestKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sink is told of one capture. All text is without control characters and of bounded length; what a sink takes for
 * formatting is for that sink to escape.
 *
 * @param id the same for every repeat of the same news
 * @param time when it became true
 * @param target short name of the target
 * @param state the word in the STATE column
 * @param why the word in the WHY column; empty while it runs
 * @param headline a few words
 * @param sentence what is in the files; empty when nobody has looked
 * @param detail what happened, in sentences
 * @param nextStep what a person can do; empty when there is nothing to do
 * @param files what the capture left behind, the first ones
 * @param moreFiles how many files are not among them
 * @param report address of a page about the capture
 */
public record News(String id, NewsKind kind, Instant time, RequestKey request, String uid, String target,
        String targetId, String state, String why, String headline, String sentence, String detail, String nextStep,
        List<File> files, int moreFiles, Optional<String> report,
        Optional<Alert> alert) {

    public News {
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param url https, without a query; without the signs that could end a link
     * @param name its last part, shortened
     */
    public record File(String url, String name, long sizeBytes) {}

    /** The alert that ordered the capture; texts are empty where it named nothing. */
    public record Alert(String rule, String severity, String firedTime, String policy) {}
}
