package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a flight recorder has of one target, as far as its recordings still exist. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RecordingStatus(@JsonPropertyDescription("ARM id of the target.") String target,
        @JsonPropertyDescription("The newest recording's request.") String request,
        @JsonPropertyDescription("The word in its STATE column; Missing when there is none.") String state,
        @JsonPropertyDescription("Since when there has been no gap, in UTC; absent while nothing records.") String since,
        @JsonPropertyDescription("Seconds recorded in all, rounded down: minutes at first, then ten minutes, then hours.") Long coveredSeconds,
        @JsonPropertyDescription("Times in between in which nothing recorded.") Gaps gaps,
        @JsonPropertyDescription("What keeps it from recording, as a sentence.") String message,
        @JsonPropertyDescription("The last recording that ended before anybody wanted it; stays when its request is gone.") Loss lastLoss) {

    /** Times in which nothing recorded. */
    public record Gaps(@JsonPropertyDescription("How many.") Integer count,
            @JsonPropertyDescription("How long in all.") Long seconds) {}

    /** A recording that ended before anybody wanted it. */
    public record Loss(@JsonPropertyDescription("When its end was seen, in UTC.") String time,
            @JsonPropertyDescription("The recording's request.") String request,
            @JsonPropertyDescription("Why it ended, in sentences.") String message,
            @JsonPropertyDescription("From when on the target is recorded again, in UTC; absent until then.") String resumed) {}
}
