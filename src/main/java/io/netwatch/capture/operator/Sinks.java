package io.netwatch.capture.operator;

import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who hears of a request: the sinks of the operator's own configuration, and those of the policy that ordered it.
 *
 * @param own of the configuration
 */
public record Sinks(List<Sink> own, Policies policies) {

    List<Sink> of(Request request) {
        return Stream.concat(own.stream(), ofPolicy(request)).toList();
    }

    /** Nothing when it is not configured any more. */
    Optional<Sink> find(Request request, String id) {
        return of(request).stream().filter(sink -> sink.id().equals(id)).findFirst();
    }

    /** Sinks of the configuration are the same for all namespaces. */
    boolean isOwn(String id) {
        return own.stream().anyMatch(sink -> sink.id().equals(id));
    }

    private Stream<Sink> ofPolicy(Request request) {
        String namespace = request.key().namespace();
        return Optional.ofNullable(request.spec().trigger()).stream().flatMap(trigger -> policies.in(namespace).stream()
                .filter(policy -> policy.name().equals(trigger.policy()))
                .flatMap(policy -> Sink.of(namespace, policy.spec()).stream()));
    }
}
