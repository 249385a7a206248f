package io.netwatch.fuzz;

import io.netwatch.capture.app.AppTexts;

/** The operator's configuration file, YAML. */
public final class ConfigurationFuzz {
    private ConfigurationFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String yaml = Promise.text(data);
        AppTexts.configuration(yaml).ifPresent(sentence -> Promise.that(!sentence.isBlank(), "a sentence"));
    }
}
