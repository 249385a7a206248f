package io.netwatch.hard;

import io.netwatch.sandbox.launcher.Residence;
import java.io.IOException;

/**
 * What a process occupies.
 *
 * @param heap of living objects, in MiB: a collection of all garbage has counted them
 * @param resident in MiB
 * @param files open descriptors, sockets among them
 */
record Vitals(double heap, double resident, int threads, int files) {
    private static final double MIB = 1 << 20;

    static Vitals of(long pid) throws IOException, InterruptedException {
        Residence process = new Residence(pid);
        return new Vitals(process.live() / MIB, process.resident() / MIB, process.threads(), process.files());
    }
}
