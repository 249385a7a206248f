package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TroubleTest {

    @ParameterizedTest
    @MethodSource("failuresBeforeAnyByteOfTheRequest")
    void isCertainBeforeTheConnectionStands(IOException cause) {
        assertThat(Trouble.of(new UncheckedIOException(cause), true).sent()).isFalse();
    }

    static Stream<IOException> failuresBeforeAnyByteOfTheRequest() {
        return Stream.of(new ConnectException("Connection refused"), new HttpConnectTimeoutException("slow"),
                new SSLHandshakeException("PKIX path building failed"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfAStandingConnection")
    void isUncertainOnceTheConnectionStood(IOException cause) {
        assertThat(Trouble.of(new UncheckedIOException(cause), true).uncertain()).isTrue();
    }

    static Stream<IOException> failuresOfAStandingConnection() {
        return Stream.of(new IOException("EOF"), new SocketException("Connection reset"),
                new HttpTimeoutException("slow"), new SSLException("record too long"));
    }

    @Test
    void isUncertainAboutWhatItDoesNotKnow() {
        assertThat(Trouble.of(new IllegalStateException(), true))
                .isEqualTo(ArmFailure.lost("No answer from Azure: IllegalStateException"));
    }

    @Test
    void isCertainWhenTheRequestWasNeverHandedOver() {
        assertThat(Trouble.of(new IllegalStateException("A sentence."), false))
                .isEqualTo(ArmFailure.notSent("A sentence."));
        assertThat(Trouble.of(new IllegalStateException(new TimeoutException("1000 ms")), false))
                .isEqualTo(ArmFailure.notSent("No token came in time."));
    }

    @Test
    void passesOnWhyThereIsNoToken() {
        TokenFailure failure = new TokenFailure.Describer(URI.create("https://login.example/"),
                Optional.empty())
                .describe(new IOException("Connection refused"));

        assertThat(Trouble.of(new IllegalStateException(failure), false))
                .isEqualTo(ArmFailure.notSent("No token came from https://login.example/: Connection refused"));
    }
}
