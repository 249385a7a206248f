package io.netwatch.fuzz;

import io.netwatch.capture.evidence.Source;

/** Capture files of either format, as a whole. */
public final class CaptureFuzz {
    private CaptureFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Looks.same(Source.bytes("fuzz", data), new Source("fuzz", () -> new Dribble(data)));
    }
}
