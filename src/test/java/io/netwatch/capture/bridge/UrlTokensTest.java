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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTokensTest {
    @TempDir
    private Path dir;

    @Test
    void aTokenBindsItsNamespace() throws IOException {
        UrlTokens callers = UrlTokens.load(List.of(caller("a", "token-of-the-shop\n", "shop"),
                caller("b", "token-of-the-bank", "bank")));

        assertThat(callers.namespaceOf("token-of-the-shop")).contains("shop");
        assertThat(callers.namespaceOf("token-of-the-bank")).contains("bank");
        assertThat(callers.namespaceOf("token-of-nobody-1")).isEmpty();
        assertThat(callers.namespaceOf("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has a space in it, so no URL", "a/slash/in/it/too/long",
            "umlaut-äöü-0123456"})
    void anUnusableTokenIsRefusedWithoutShowingIt(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> UrlTokens.load(List.of(caller("a", token, "shop"))))
                .withMessageContaining(dir.resolve("a").toString()).withMessageContaining("openssl rand")
                .satisfies(e -> assertThat(token.isEmpty() || !e.getMessage().contains(token)).isTrue());
    }

    @Test
    void aMissingFileIsNamed() {
        BridgeConfig.Caller missing = new BridgeConfig.Caller(dir.resolve("missing"), "shop");

        assertThatIllegalArgumentException().isThrownBy(() -> UrlTokens.load(List.of(missing)))
                .withMessageContaining("missing").withMessageContaining("bridge.tokens[].file");
    }

    @Test
    void oneTokenForTwoCallersIsRefused() throws IOException {
        List<BridgeConfig.Caller> twins = List.of(caller("a", "the-same-token-0123", "shop"),
                caller("b", "the-same-token-0123", "bank"));

        assertThatIllegalArgumentException().isThrownBy(() -> UrlTokens.load(twins))
                .withMessageContaining("the same token");
    }

    @Test
    void aFileMayHoldTheOldTokenAndTheNewOne() throws IOException {
        UrlTokens callers = UrlTokens.load(List.of(caller("a", "the-old-token-0123\nthe-new-token-0123\n", "shop")));

        assertThat(callers.namespaceOf("the-old-token-0123")).contains("shop");
        assertThat(callers.namespaceOf("the-new-token-0123")).contains("shop");
    }

    @Test
    void aRotatedFileIsReadAgainAndABrokenOneChangesNothing() throws IOException {
        UrlTokens callers = UrlTokens.load(List.of(caller("a", "the-old-token-0123", "shop")));

        caller("a", "the-new-token-0123", "shop");
        callers.reload();
        assertThat(callers.namespaceOf("the-old-token-0123")).isEmpty();
        assertThat(callers.namespaceOf("the-new-token-0123")).contains("shop");

        caller("a", "broken", "shop");
        callers.reload();
        assertThat(callers.namespaceOf("the-new-token-0123")).contains("shop");
    }

    @Test
    void aBridgeWithoutCallersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BridgeConfig("127.0.0.1", 0, List.of(), List.of(), false, Optional.empty(), null))
                .withMessageContaining("bridge.tokens");
    }

    @Test
    void aPortOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new BridgeConfig("127.0.0.1", 65536, List.of(), List.of(), false, Optional.empty(), null))
                .withMessageContaining("65536");
    }

    private BridgeConfig.Caller caller(String file, String token, String namespace) throws IOException {
        return new BridgeConfig.Caller(Files.writeString(dir.resolve(file), token), namespace);
    }
}
