package io.netwatch.capture.core.request;

/** Requests for tests outside this package. */
public final class Requests {
    private Requests() {}

    /** One that uses the operator's own credentials. */
    public static Request plain(String namespace) {
        return in(namespace, Given.aRequest().request());
    }

    public static Request withSecret(String namespace, String secret) {
        return in(namespace, Given.aRequest().spec("{credentialsRef: {name: %s}}".formatted(secret)).request());
    }

    public static Order order() {
        return Order.of(Given.SESSION, Specs.everyday());
    }

    private static Request in(String namespace, Request request) {
        return new Request(new RequestKey(namespace, request.key().name()), request.uid(), request.resourceVersion(),
                request.generation(), request.created(), request.deleting(), request.manager(), request.spec(),
                request.status(), request.story());
    }
}
