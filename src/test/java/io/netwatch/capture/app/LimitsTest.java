package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.core.terms.Reach.Allowance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the configuration file says about sessions and agents. */
class LimitsTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAWordAzuresOwnLimitHoldsAndNoAgentIsInstalled() throws IOException {
        Configuration plain = read("allow: [{namespace: shop, scope: /subscriptions/s}]");

        assertThat(plain.limits().maxSessionsPerWatcher()).isEqualTo(10_000);
        assertThat(plain.allow()).containsExactly(new Allowance("shop", "/subscriptions/s", false));
    }

    @Test
    void bothCanBeSet() throws IOException {
        Configuration set = read("""
                allow: [{namespace: shop, scope: /subscriptions/s, installAgent: true}]
                limits: {maxSessionsPerWatcher: 100}
                """);

        assertThat(set.limits().maxSessionsPerWatcher()).isEqualTo(100);
        assertThat(set.allow()).containsExactly(new Allowance("shop", "/subscriptions/s", true));
    }

    @Test
    void aLimitThatAllowsNothingIsRefused() {
        assertThatThrownBy(() -> read("limits: {maxSessionsPerWatcher: 0}")).isInstanceOf(Misconfigured.class)
                .hasMessageContaining("limits.maxSessionsPerWatcher is 0: give a number from 1 on");
    }

    private Configuration read(String yaml) throws IOException {
        return ConfigurationFile.read(Files.writeString(folder.resolve("config.yaml"), yaml));
    }
}
