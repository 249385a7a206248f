package io.netwatch.fuzz;

import io.netwatch.capture.evidence.Source;
import java.util.Arrays;

/** Capture files whose middle is left out, so that the second part begins anywhere. */
public final class LongCaptureFuzz {
    private static final int HEAD = 2;

    private LongCaptureFuzz() {}

    /** @param data the share of the file that is read first, the share that is left out, and the file */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length < HEAD) {
            return;
        }
        byte[] file = Arrays.copyOfRange(data, HEAD, data.length);
        int until = file.length * (data[0] & 0xff) / 256;
        int from = until + (file.length - until) * (data[1] & 0xff) / 256;
        Looks.same(Source.bytes("fuzz", file, until, from), Source.bytes("fuzz", file, until, from));
    }
}
