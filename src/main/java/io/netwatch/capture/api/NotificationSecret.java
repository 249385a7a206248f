package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Secret of the policy's namespace, and the key under which it holds an address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationSecret(
        @Required @Size(min = 1, max = 253) @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$") @JsonPropertyDescription("Name of the Secret.") String name,
        @Size(min = 1, max = 253) @Pattern("^[-._a-zA-Z0-9]+$") @Default("url") @JsonPropertyDescription("Key of the address. For CloudEvents the key \"token\" of the same Secret, if there, is sent as a bearer token.") String key) {
    private static final String USUAL_KEY = "url";

    public NotificationSecret {
        key = key == null ? USUAL_KEY : key;
    }
}
