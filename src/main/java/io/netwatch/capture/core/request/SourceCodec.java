package io.netwatch.capture.core.request;

import io.netwatch.capture.api.RecordingRef;
import java.util.Objects;
import java.util.Optional;

/** The chosen recording in the status, and back. What a hand has damaged reads as none: it is chosen anew. */
final class SourceCodec {
    private SourceCodec() {}

    static RecordingRef write(Optional<Source> source) {
        return source.map(it -> new RecordingRef(it.name(), it.uid(), it.blobUrl().isEmpty() ? null : it.blobUrl(),
                it.freezeTime().toString())).orElse(null);
    }

    static Optional<Source> read(RecordingRef stored) {
        return stored == null || stored.name() == null || stored.uid() == null
                ? Optional.empty()
                : StatusCodec.instant(stored.freezeTime()).map(time -> new Source(stored.name(), stored.uid(),
                        Objects.requireNonNullElse(stored.blobUrl(), ""), time));
    }
}
