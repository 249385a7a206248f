package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What may be told of what is in the files. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceChoice(
        @JsonPropertyDescription("false: names that were looked up are told nowhere. true does not bring back what the operator's configuration switches off.") Boolean dnsNames) {

    /** Whether names that were looked up may be told, where nothing is written, too. */
    public static boolean tellsDnsNames(EvidenceChoice written) {
        return written == null || !Boolean.FALSE.equals(written.dnsNames());
    }
}
