package io.netwatch.capture.azure;

import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Tells a request that never left from one whose answer was lost. In doubt it was lost: then Azure is looked at first. */
final class Trouble {
    /** Only these say for certain that not one byte of the request reached the other side. */
    private static final List<Class<? extends Throwable>> NOT_CONNECTED = List.of(ConnectException.class,
            HttpConnectTimeoutException.class, UnknownHostException.class, UnresolvedAddressException.class,
            SSLHandshakeException.class);

    private Trouble() {}

    /** @param departed whether the request had been handed to the network */
    static ArmFailure of(RuntimeException error, boolean departed) {
        if (!departed) {
            return Causes.first(error, TokenFailure.class).map(TokenFailure::failure)
                    .orElseGet(() -> ArmFailure.notSent(words(error, "No token came in time", "")));
        }
        return Causes.of(error).anyMatch(Trouble::isNotConnected)
                ? ArmFailure.notSent(words(error, "The connection took too long", "No connection to Azure: "))
                : ArmFailure.lost(words(error, "Azure did not answer in time", "No answer from Azure: "));
    }

    private static boolean isNotConnected(Throwable cause) {
        return NOT_CONNECTED.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static String words(RuntimeException error, String whenTimedOut, String otherwise) {
        return Causes.first(error, TimeoutException.class).isPresent()
                ? whenTimedOut + "."
                : Plain.text(otherwise + Causes.words(error), 300);
    }
}
