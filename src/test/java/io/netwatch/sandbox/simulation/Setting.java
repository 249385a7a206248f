package io.netwatch.sandbox.simulation;

/**
 * What is special about one run.
 *
 * @param spec what is written otherwise than in the example, as YAML; null takes a field away
 * @param staging what is there before the request comes
 */
record Setting(String spec, Staging staging) {
    static final Setting ORDINARY = new Setting("{}", Staging.NONE);

    Setting with(String otherSpec) {
        return new Setting(otherSpec, staging);
    }

    Setting with(Staging other) {
        return new Setting(spec, other);
    }
}
