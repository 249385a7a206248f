package io.netwatch.capture.core.request;

import java.util.Locale;

/** Why a capture ended. Azure's stopReason is free text; of its words only Manual and TimeExceeded were ever seen. */
enum StopWord {
    TimeLimit, ByteLimit, Manual, Agent, Silent, Other;

    /** The size of a file that has reached its byte limit: the last packet may not have fitted. */
    private static final double NEARLY = 0.95;

    static StopWord of(Request request, Ending ending) {
        String word = ending.stopReason().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return ofFacts(request, ending);
        }
        if (CaptureError.isOne(word) || hasLostItsOnlyFile(request, ending)) {
            return Agent;
        }
        if (word.contains("byte") || word.contains("size")) {
            return ByteLimit;
        }
        return word.contains("time") ? TimeLimit : word.equals("manual") ? Manual : Other;
    }

    /** It ended in good order, so that an empty file means that there was no traffic. */
    boolean isOrderly() {
        return this != Agent;
    }

    /** It is worth asking whether the machine is still there. */
    boolean isSuspicious() {
        return this == Agent || this == Silent;
    }

    /** Azure has been seen to say nothing when the byte limit was reached. */
    private static StopWord ofFacts(Request request, Ending ending) {
        if (!ending.errors().isEmpty()) {
            return Agent;
        }
        if (hasReachedItsSize(request)) {
            return ByteLimit;
        }
        return RunTime.of(request, ending).isShort() ? Silent : TimeLimit;
    }

    private static boolean hasReachedItsSize(Request request) {
        long size = request.story().files().stream().mapToLong(FoundFile::sizeBytes).sum();
        return Limits.of(request.spec()) instanceof Limits.Classic(var _, var most) && size >= most * NEARLY;
    }

    private static boolean hasLostItsOnlyFile(Request request, Ending ending) {
        return ending.has(CaptureError.LocalFileFailed) && Collecting.blobUrl(request).isEmpty();
    }
}
