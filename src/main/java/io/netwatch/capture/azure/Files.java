package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.terms.Answer;
import java.util.List;

/** Capture files in storage accounts. One request per call, as in {@link Captures}. */
public interface Files {

    /**
     * The blobs whose names begin with the path of the given address, at most 5000. Azure decides about the ends of the
     * names (a ring buffer numbers its files), so files are found and never computed.
     *
     * @param blobUrl what Azure named as the session's storage path
     */
    Answer<List<FoundFile>> find(String blobUrl);
}
