package io.netwatch.capture.operator;

import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.azure.Files;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Inspection;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Summary;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the files of one capture in one pass, one after the other in order of time, and says what is in them. */
record Inspector(Files files, InspectionConfig config) {
    private static final Logger LOG = System.getLogger(Inspector.class.getName());

    /** What was seen, and all that was counted if anything could be read. */
    record Seen(Observation observation, Optional<Summary> summary) {
        Seen(Observation observation) {
            this(observation, Optional.empty());
        }
    }

    /** What is in the files; what the storage account said instead when it did not let them be read. */
    Seen inspect(Inspect asked) {
        ReadingPlan plan = ReadingPlan.of(asked.files(), files, config.maxReadBytes(), asked.mark());
        try {
            if (plan.refusal().isPresent()) {
                return new Seen(refused(asked, plan.refusal().get()));
            }
            Summary summary = Evidence.summarise(plan.sources(files), Options.DEFAULT
                    .withDnsNames(config.dnsNames() && asked.dnsNames()).withMark(asked.mark()));
            return plan.refused().map(answer -> new Seen(refused(asked, answer)))
                    .orElseGet(() -> inspected(asked, plan, summary));
        } catch (RuntimeException e) {
            // A defect of the reader must not keep a capture from its end.
            LOG.log(Level.ERROR, "The files of a capture could not be inspected: " + asked.files(), e);
            return new Seen(new Observation.Inspected(inside(asked, plan, FilePart::spoilt), Optional.empty()));
        }
    }

    private static Seen inspected(Inspect asked, ReadingPlan plan, Summary summary) {
        Iterator<FileRead> reads = summary.facts().files().iterator();
        IdentityHashMap<FilePart, FileRead> read = new IdentityHashMap<>();
        plan.parts().stream().filter(FilePart::isTold).forEach(part -> read.put(part, reads.next()));
        List<Inspection> inside = inside(asked, plan,
                part -> part.length() > 0 ? part.read(read.get(part)) : part.unread());
        Optional<CaptureSummary> digest = Digest.of(summary, plan);
        return new Seen(new Observation.Inspected(inside, digest), digest.map(_ -> summary));
    }

    /** In the order in which the files were found. */
    private static List<Inspection> inside(Inspect asked, ReadingPlan plan, Function<FilePart, Inspection> tell) {
        Map<FoundFile, Inspection> told = new HashMap<>();
        plan.parts().forEach(part -> told.put(part.file(), tell.apply(part)));
        return asked.files().stream().map(told::get).toList();
    }

    private static Observation refused(Inspect asked, Answer<byte[]> answer) {
        return AzureActs.seen(asked, answer, _ -> {
            throw new IllegalArgumentException("an answer is no refusal");
        });
    }
}
