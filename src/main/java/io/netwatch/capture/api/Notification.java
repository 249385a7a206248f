package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Required;

/** Where news of a policy's captures goes. */
public record Notification(@Required @JsonPropertyDescription("How the news is written.") Kind type,
        @Required @JsonPropertyDescription("Secret of this namespace whose key \"url\" is the address.") SecretRef secretRef) {

    public enum Kind {
        CloudEvents, Slack, Teams
    }
}
