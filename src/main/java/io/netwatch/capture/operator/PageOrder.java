package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.evidence.report.Context;
import java.util.Optional;

/**
 * The page about the capture of one request.
 *
 * @param url beside the file that Azure has announced; the request's UID makes it nobody else's. Empty when none was
 *        announced
 * @param context what the page tells beside the packets
 */
record PageOrder(Optional<String> url, Context context) {
    static final PageOrder NONE = new PageOrder(Optional.empty(), Context.titled(""));
    private static final String FILE = ".cap";

    static PageOrder of(Request request) {
        return new PageOrder(
                Optional.of(request.story().blobUrl()).filter(announced -> !announced.isEmpty())
                        .map(announced -> beside(announced, request.uid())),
                CaptureContext.of(request.key(), Optional.of(request.created().toString()), request.spec(),
                        StatusCodec.write(request, request.conditions())));
    }

    private static String beside(String announced, String uid) {
        String stem = announced.endsWith(FILE)
                ? announced.substring(0, announced.length() - FILE.length())
                : announced;
        return stem + ".report-" + uid + ".html";
    }
}
