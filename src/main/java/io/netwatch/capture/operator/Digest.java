package io.netwatch.capture.operator;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.evidence.summary.Brief;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.summary.Target;
import io.netwatch.capture.evidence.summary.Units;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A summary as it fits into a status. */
final class Digest {
    private Digest() {}

    /** @return empty when not one file could be read as a capture */
    static Optional<CaptureSummary> of(Summary summary, ReadingPlan plan) {
        return Optional.of(summary)
                .filter(it -> it.facts().files().stream().anyMatch(file -> !file.format().isEmpty()))
                .map(it -> of(it.brief(), it.facts().target(), partly(plan)));
    }

    private static CaptureSummary of(Brief brief, Target target, String note) {
        Map<String, Long> figures = brief.figures();
        return new CaptureSummary(sentence(brief.sentence(), note),
                target.addresses().isEmpty() ? null : target.words(),
                figures.get("packets"), figures.get("bytes"), figures.get("milliseconds"), figures.get("bytesOut"),
                figures.get("bytesIn"), figures.get("conversations"), figures.get("connectionsUnanswered"),
                figures.get("connectionsRefused"), figures.get("resets"), figures.get("retransmissions"),
                figures.get("dnsFailures"), figures.get("newPeers"));
    }

    private static String partly(ReadingPlan plan) {
        long files = plan.parts().stream().filter(FilePart::isTold).count();
        long leftOut = plan.parts().stream().filter(FilePart::isLeftOut).count();
        long size = plan.parts().stream().mapToLong(part -> part.file().sizeBytes()).sum();
        String what = leftOut > 0
                ? files - leftOut + " of " + files + " files"
                : "the beginning and the end" + (files == 1 ? "" : " of long files");
        return plan.bytes() == size
                ? ""
                : " Only " + what + " were read, " + Units.bytes(plan.bytes()) + " of " + Units.bytes(size) + ".";
    }

    /** How much was read is never what is cut off. Names from packets are in it, so it is made harmless once more. */
    private static String sentence(String found, String note) {
        int room = CaptureSummary.LONGEST_SENTENCE - note.getBytes(StandardCharsets.UTF_8).length;
        return Units.fit(Plain.text(found, CaptureSummary.LONGEST_SENTENCE), room) + note;
    }
}
