package io.netwatch.capture.core.request;

import java.time.Instant;

/**
 * The recording that was chosen as a request's evidence. Its address is kept here, because its object may go any moment
 * while its files stay.
 *
 * @param blobUrl below which its files are; empty when Azure has named none yet
 * @param freezeTime when it is to be asked to stop
 */
public record Source(String name, String uid, String blobUrl, Instant freezeTime) {
    Source at(String url) {
        return url.isEmpty() ? this : new Source(name, uid, url, freezeTime);
    }
}
