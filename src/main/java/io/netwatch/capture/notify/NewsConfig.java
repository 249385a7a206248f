package io.netwatch.capture.notify;

import io.netwatch.capture.cluster.Secrets;
import io.netwatch.capture.core.news.Sink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where news goes, as far as the operator's owner decides it.
 *
 * @param sinks that hear of every request
 * @param hosts that any sink may be at, beside those that its kind always may
 */
public record NewsConfig(List<Sink> sinks, AllowedHosts hosts) {
    public static final NewsConfig NONE = new NewsConfig(List.of(), new AllowedHosts(List.of(), false));
    /** Beside the eight of a policy they fit into a status. */
    private static final int MOST = 8;
    /** Without a slash, which the ids of a policy's sinks have. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    public NewsConfig {
        sinks = List.copyOf(sinks);
        if (sinks.size() > MOST) {
            throw new IllegalArgumentException("news.sinks has " + sinks.size() + " sinks: keep at most " + MOST);
        }
        Set<String> names = new HashSet<>();
        for (Sink sink : sinks) {
            if (!NAME.matcher(sink.id()).matches()) {
                throw new IllegalArgumentException("news.sinks[].name is \"" + sink.id()
                        + "\": write at most 63 lower case letters, digits and -");
            }
            if (!names.add(sink.id())) {
                throw new IllegalArgumentException(
                        "news.sinks[].name " + sink.id() + " stands there twice: rename one");
            }
        }
    }

    /**
     * Reads the files of the sinks as for a message, which contacts nobody.
     *
     * @throws IllegalArgumentException with the first that could not be used
     */
    public void check() {
        Addresses addresses = new Addresses((_, _) -> new Secrets.Reading.Absent(), hosts);
        for (Sink sink : sinks) {
            try {
                addresses.of(sink);
            } catch (Addresses.Unusable e) {
                throw new IllegalArgumentException("news.sinks[], " + sink.id() + ": " + e.getMessage(), e);
            }
        }
    }
}
