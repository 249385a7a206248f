package io.netwatch.capture.operator;

import io.netwatch.capture.api.SecretRef;
import io.netwatch.capture.core.request.Request;
import java.util.Optional;

/** Where a request's credentials come from: a Secret, or without one the operator's own configuration. */
record CredentialsSource(Optional<String> namespace, Optional<String> secret) {
    static CredentialsSource of(Request request) {
        Optional<String> secret = Optional.ofNullable(request.spec().credentialsRef()).map(SecretRef::name);
        return new CredentialsSource(secret.map(_ -> request.key().namespace()), secret);
    }

    /** The Secret's name with its namespace, {@code namespace/name}; only where there is one. */
    String secretName() {
        return namespace.orElseThrow() + "/" + secret.orElseThrow();
    }
}
