package io.netwatch.sandbox.simulation;

import java.time.Duration;
import java.util.Optional;

/**
 * What is special about one run.
 *
 * @param spec what is written otherwise than in the example, as YAML; null takes a field away
 * @param staging what is there before the request comes
 * @param obstacle what stands in the way of the order at first
 * @param happening what else befalls the capture in Azure
 * @param edit what somebody does to the request itself
 * @param restartEvery how often the process is started anew; zero never
 * @param patient whether what befalls the capture waits until there is one
 * @param packets in its file
 * @param news whether somebody wants to hear of it
 */
record Setting(String spec, Staging staging, Obstacle obstacle, Optional<Happening> happening, Optional<Edit> edit,
        Duration restartEvery, boolean patient, int packets, boolean news) {
    static final Setting ORDINARY = new Setting("{}", Staging.NONE, Obstacle.NONE, Optional.empty(),
            Optional.empty(), Duration.ZERO, false, 12, false);

    Setting with(String otherSpec) {
        return new Setting(otherSpec, staging, obstacle, happening, edit, restartEvery, patient, packets, news);
    }

    Setting with(Staging other) {
        return new Setting(spec, other, obstacle, happening, edit, restartEvery, patient, packets, news);
    }

    Setting with(Obstacle other) {
        return new Setting(spec, staging, other, happening, edit, restartEvery, patient, packets, news);
    }

    Setting with(Happening other) {
        return new Setting(spec, staging, obstacle, Optional.of(other), edit, restartEvery, patient, packets, news);
    }

    Setting withPackets(int number) {
        return new Setting(spec, staging, obstacle, happening, edit, restartEvery, patient, number, news);
    }

    Setting with(Edit other) {
        return new Setting(spec, staging, obstacle, happening, Optional.of(other), restartEvery, patient, packets,
                news);
    }

    Setting withRestartEvery(Duration pause) {
        return new Setting(spec, staging, obstacle, happening, edit, pause, patient, packets, news);
    }

    Setting patiently() {
        return new Setting(spec, staging, obstacle, happening, edit, restartEvery, true, packets, news);
    }

    /** Somebody wants to hear of it. */
    Setting told() {
        return new Setting(spec, staging, obstacle, happening, edit, restartEvery, patient, packets, true);
    }
}
