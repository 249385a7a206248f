package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Required;

/** Where news of a policy's captures goes. */
public record Notification(
        @Required @JsonPropertyDescription("How the news is written: CloudEvents 1.0, a Slack incoming webhook, or a Teams workflow.") Kind type,
        @Required @JsonPropertyDescription("Where the https address stands, which is a secret.") NotificationSecret secretRef) {

    public enum Kind {
        CloudEvents, Slack, Teams
    }
}
