package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** What became of the latest news for one sink. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewsDelivery(
        @Required @JsonPropertyDescription("The sink: a name from the operator's configuration, or TYPE/SECRET/KEY of a policy.") String sink,
        @Required @JsonPropertyDescription("What is told: Started, Finished or Failed.") String news,
        @Required @JsonPropertyDescription("Pending, Delivered or GivenUp.") State state,
        @Required @JsonPropertyDescription("Since when it is to be told.") String time,
        @JsonPropertyDescription("What stood in the way when it was tried first, or last.") String trouble) {

    public enum State {
        Pending, Delivered, GivenUp
    }

    public NewsDelivery with(State newState) {
        return new NewsDelivery(sink, news, newState, time, trouble);
    }

    public NewsDelivery withTrouble(String words) {
        return new NewsDelivery(sink, news, state, time, words);
    }
}
