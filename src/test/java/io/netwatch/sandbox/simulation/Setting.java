package io.netwatch.sandbox.simulation;

/**
 * What is special about one run.
 *
 * @param spec what is written otherwise than in the example, as YAML; null takes a field away
 * @param staging what is there before the request comes
 * @param obstacle what stands in the way of the order at first
 */
record Setting(String spec, Staging staging, Obstacle obstacle) {
    static final Setting ORDINARY = new Setting("{}", Staging.NONE, Obstacle.NONE);

    Setting with(String otherSpec) {
        return new Setting(otherSpec, staging, obstacle);
    }

    Setting with(Staging other) {
        return new Setting(spec, other, obstacle);
    }

    Setting with(Obstacle other) {
        return new Setting(spec, staging, other);
    }
}
