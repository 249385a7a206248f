package io.netwatch.capture.evidence.report;

import java.util.Optional;

/**
 * What a report may tell beside the capture, as plain text of any origin.
 *
 * @param title of the page, such as the request's name
 * @param alert that caused the capture
 * @param story of the request, one step per line
 * @param command that fetches the file
 */
public record Context(String title, Optional<String> alert, Optional<String> story, Optional<String> command) {
    public static Context titled(String title) {
        return new Context(title, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
