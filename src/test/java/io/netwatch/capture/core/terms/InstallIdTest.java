package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallIdTest {
    @Test
    void isTheSameForOneNamespaceOfOneCluster() {
        assertThat(InstallId.derive("c1", "ops")).isEqualTo(InstallId.derive("c1", "ops"));
    }

    @Test
    void tellsClustersAndNamespacesApart() {
        assertThat(InstallId.derive("c1", "ops")).isNotEqualTo(InstallId.derive("c2", "ops"))
                .isNotEqualTo(InstallId.derive("c1", "dev"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "0A1B2C3D", "0a1b2c3g", "0a1b2c3d\n"})
    void anythingButEightHexadecimalDigitsIsRefusedWithARemedy(String hex) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InstallId(hex))
                .withMessage("installId is \"" + hex + "\": it must be 8 digits of 0-9 and a-f");
    }
}
