package io.netwatch.sandbox.launcher;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The launcher's screen belongs to the story: libraries may only speak up in trouble. */
final class Quiet {
    // JUL keeps loggers weakly: without a reference the level would be forgotten.
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private Quiet() {}

    static void install() {
        ROOT.setLevel(Level.SEVERE);
    }
}
