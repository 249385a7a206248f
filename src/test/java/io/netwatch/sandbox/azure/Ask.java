package io.netwatch.sandbox.azure;

import java.time.Instant;
import java.util.Map;

/**
 * A call that has passed ARM's door and found its route.
 *
 * @param parameters the variable parts of the path
 * @param fate set by a fault: what becomes of the operation that this call starts
 */
record Ask(Call call, Map<String, String> parameters, Instant now, OperationFate fate) {
    String parameter(String name) {
        return parameters.get(name);
    }

    String subscription() {
        return parameter("subscription");
    }

    String group() {
        return parameter("group");
    }

    String apiVersion() {
        return call.query().get("api-version");
    }

    ResourceId resource(String type, String parameter) {
        return new ResourceId(subscription(), group(), type, parameter(parameter));
    }
}
