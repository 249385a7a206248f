package io.netwatch.sandbox.simulation;

import java.util.Optional;

/**
 * What is special about one run.
 *
 * @param spec what is written otherwise than in the example, as YAML; null takes a field away
 * @param staging what is there before the request comes
 * @param obstacle what stands in the way of the order at first
 * @param happening what else befalls the capture in Azure
 * @param packets in its file
 */
record Setting(String spec, Staging staging, Obstacle obstacle, Optional<Happening> happening, int packets) {
    static final Setting ORDINARY = new Setting("{}", Staging.NONE, Obstacle.NONE, Optional.empty(), 12);

    Setting with(String otherSpec) {
        return new Setting(otherSpec, staging, obstacle, happening, packets);
    }

    Setting with(Staging other) {
        return new Setting(spec, other, obstacle, happening, packets);
    }

    Setting with(Obstacle other) {
        return new Setting(spec, staging, other, happening, packets);
    }

    Setting with(Happening other) {
        return new Setting(spec, staging, obstacle, Optional.of(other), packets);
    }

    Setting withPackets(int number) {
        return new Setting(spec, staging, obstacle, happening, number);
    }
}
