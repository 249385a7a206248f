package io.netwatch.capture.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** How the files of a capture are called on this machine; names come from outside, so they lead into no other directory. */
final class FileNames {
    private FileNames() {}

    /** The last part of each address, or as much of them as makes them differ. */
    static List<String> of(List<String> urls) {
        List<String> paths = urls.stream().map(FileNames::path).toList();
        List<String> last = paths.stream().map(path -> safe(path.substring(path.lastIndexOf('/') + 1))).toList();
        return new HashSet<>(last).size() == last.size()
                ? last
                : paths.stream().map(path -> safe(path.replaceFirst("^/", ""))).toList();
    }

    /** Of what is no address, such as one that somebody has edited in a status, all of it. */
    private static String path(String url) {
        try {
            return Objects.requireNonNullElse(new URI(url).getPath(), url);
        } catch (URISyntaxException e) {
            return url;
        }
    }

    private static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.+", "_");
        return plain.isEmpty() ? "capture" : plain;
    }
}
