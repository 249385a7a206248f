package io.netwatch.capture.core.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which instance of a scale set wrote a file, as far as the file's name tells. */
final class InstanceOfFile {
    private static final List<Pattern> NAMES = List.of(
            // Documented: a capture of one instance.
            Pattern.compile("(?i)/virtualmachinescalesets/[^/]+/virtualmachines/([^/]+)/.*"),
            // Documented as "one file per instance below the capture's name"; how these are named was never recorded.
            Pattern.compile("(?i)/virtualmachinescalesets/([^/]+)/.*/packetcapture_[^/]+/\\1_(?<id>[^/_.]+)[^/]*"),
            Pattern.compile("(?i)/virtualmachinescalesets/[^/]+/.*/packetcapture_[^/]+/(\\d+)([/_.].*)?"));

    private InstanceOfFile() {}

    static Optional<String> of(String url) {
        return NAMES.stream().map(name -> name.matcher(url)).filter(Matcher::find).findFirst()
                .map(found -> found.group(found.namedGroups().getOrDefault("id", 1)));
    }
}
