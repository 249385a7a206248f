package io.netwatch.capture.bridge.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * What each new connection asks for the server's key. A handshake asks twice, for the certificates and for the key, so the
 * key before the present one is kept for handshakes that began with it.
 */
final class ChosenKeys extends X509ExtendedKeyManager {
    private record Named(String alias, ServerKey key) {}

    private volatile Named present;
    private volatile Named before;

    ChosenKeys(ServerKey first) {
        present = new Named("1", first);
        before = present;
    }

    ServerKey present() {
        return present.key();
    }

    /** From now on new connections get this one; those that are open keep what they have. */
    synchronized void change(ServerKey next) {
        before = present;
        present = new Named(String.valueOf(Integer.parseInt(before.alias()) + 1), next);
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        return alias(type);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return alias(type);
    }

    private String alias(String type) {
        Named now = present;
        return now.key().key().getAlgorithm().equals(type) ? now.alias() : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return named(alias).map(key -> key.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return named(alias).map(ServerKey::key).orElse(null);
    }

    private Optional<ServerKey> named(String alias) {
        return Stream.of(present, before).filter(one -> one.alias().equals(alias)).map(Named::key).findFirst();
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return new String[]{present.alias()};
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }
}
