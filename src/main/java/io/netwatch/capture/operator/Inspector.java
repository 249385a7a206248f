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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of one capture in one pass, one after the other, and says what is in them. */
record Inspector(Files files, InspectionConfig config) {
    private static final Logger LOG = System.getLogger(Inspector.class.getName());
    /** A capture may have a thousand files; all of them together are read as far as so many longest ones. */
    private static final int LONGEST_FILES = 8;

    /** What was seen, and all that was counted if anything could be read. */
    record Seen(Observation observation, Optional<Summary> summary) {
        Seen(Observation observation) {
            this(observation, Optional.empty());
        }
    }

    /** What is in the files; what the storage account said instead when it did not let them be read. */
    Seen inspect(Inspect asked) {
        List<FilePart> parts = parts(asked.files());
        List<FilePart> wanted = parts.stream().filter(part -> part.length() > 0).toList();
        try {
            Summary summary = Evidence.summarise(wanted.stream()
                    .map(part -> part.source(files, () -> refusals(wanted).findAny().isPresent())).toList(),
                    Options.DEFAULT.withDnsNames(config.dnsNames() && asked.dnsNames()));
            return refusals(wanted).findFirst().map(answer -> new Seen(refused(asked, answer)))
                    .orElseGet(() -> inspected(asked, parts, summary));
        } catch (RuntimeException e) {
            // A defect of the reader must not keep a capture from its end.
            LOG.log(Level.ERROR, "The files of a capture could not be inspected: " + asked.files(), e);
            return new Seen(
                    new Observation.Inspected(parts.stream().map(FilePart::spoilt).toList(), Optional.empty()));
        }
    }

    private List<FilePart> parts(List<FoundFile> all) {
        List<FilePart> parts = new ArrayList<>();
        long left = config.maxReadBytes() * LONGEST_FILES;
        for (FoundFile file : all) {
            long length = Math.min(Math.min(config.maxReadBytes(), file.sizeBytes()), left);
            parts.add(new FilePart(file, length));
            left -= length;
        }
        return parts;
    }

    private static Seen inspected(Inspect asked, List<FilePart> parts, Summary summary) {
        Iterator<FileRead> reads = summary.facts().files().iterator();
        List<Inspection> inside = parts.stream()
                .map(part -> part.length() > 0 ? part.read(reads.next()) : part.unread()).toList();
        Optional<CaptureSummary> digest = Digest.of(summary, parts.stream().mapToLong(FilePart::length).sum(),
                asked.files().stream().mapToLong(FoundFile::sizeBytes).sum());
        return new Seen(new Observation.Inspected(inside, digest), digest.map(_ -> summary));
    }

    private static Stream<Answer<byte[]>> refusals(List<FilePart> parts) {
        return parts.stream().map(FilePart::refusal).flatMap(Optional::stream);
    }

    private static Observation refused(Inspect asked, Answer<byte[]> answer) {
        return AzureActs.seen(asked, answer, _ -> {
            throw new IllegalArgumentException("an answer is no refusal");
        });
    }
}
