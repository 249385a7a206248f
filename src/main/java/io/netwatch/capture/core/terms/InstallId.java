package io.netwatch.capture.core.terms;

/**
 * Tells the sessions of this installation from those of others and of people.
 *
 * @param hex 8 hexadecimal digits
 */
public record InstallId(String hex) {
    public InstallId {
        if (!hex.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("installId is \"" + hex + "\": it must be 8 digits of 0-9 and a-f");
        }
    }

    /** Stable for one namespace of one cluster, whatever is restarted or re-installed there. */
    public static InstallId derive(String clusterUid, String namespace) {
        return new InstallId(Hash.hex(clusterUid + "/" + namespace, 8));
    }
}
