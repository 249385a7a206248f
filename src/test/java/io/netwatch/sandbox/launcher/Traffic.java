package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.CaptureTraffic;

/** Fills the captures of the emulated Azure with synthetic traffic. */
final class Traffic {
    private Traffic() {}

    static CaptureTraffic ofMachines() {
        return window -> new byte[24];
    }
}
