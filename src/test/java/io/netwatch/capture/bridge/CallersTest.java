package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersTest {
    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final EntraCaller ENTRA = new EntraCaller(null, "tenant", "client", "shop", null, null);

    @TempDir
    private Path dir;

    @Test
    void aGoodAddressIsEnough() throws IOException {
        assertThat(callers(false).of(Optional.of(TOKEN), Optional.empty())).isEqualTo(new Caller.Known("shop"));
        assertThat(callers(false).of(Optional.of("another"), Optional.empty())).isInstanceOf(Caller.Stranger.class);
        assertThat(callers(false).of(Optional.empty(), Optional.empty())).isInstanceOf(Caller.Stranger.class);
    }

    @Test
    void whereBothAreRequiredAGoodAddressAloneIsNot() throws IOException {
        assertThat(callers(true).of(Optional.of(TOKEN), Optional.empty())).isInstanceOf(Caller.Stranger.class);
        assertThat(callers(true).of(Optional.of(TOKEN), Optional.of("not.a.token")))
                .isInstanceOf(Caller.Stranger.class);
    }

    @Test
    void requiringBothWithoutHavingBothIsRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BridgeConfig("127.0.0.1", 0, List.of(), List.of(ENTRA), true, Optional.empty(), null))
                .withMessageContaining("bridge.requireBoth");
    }

    @Test
    void anEntraCallerWithoutATenantIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntraCaller(null, " ", "client", "shop", null, null))
                .withMessageContaining("bridge.entra[].tenantId");
    }

    private Callers callers(boolean both) throws IOException {
        Path file = Files.writeString(dir.resolve("token"), TOKEN);
        return Callers.of(new BridgeConfig("127.0.0.1", 0, List.of(new BridgeConfig.Caller(file, "shop")),
                List.of(ENTRA), both, Optional.empty(), null));
    }
}
