package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where Azure puts the file: a storage account, the machine's own disk, or both. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "has(self.accountId) || has(self.filePath)", message = Clauses.NO_STORAGE)
@ValidationRule(value = "!has(self.blobUri) || has(self.accountId)", message = Clauses.NEEDS_ACCOUNT, fieldPath = ".blobUri")
@ValidationRule(value = Cel.SAME_ACCOUNT, message = Clauses.OTHER_ACCOUNT, fieldPath = ".blobUri")
public record Storage(
        @Size(min = 1, max = 1024) @ValidationRule(value = Cel.ACCOUNT, messageExpression = Cel.QUOTED
                + Clauses.NOT_AN_ACCOUNT
                + Cel.END) @JsonPropertyDescription("ARM id of a Standard storage account in the target's region.") String accountId,
        @Size(min = 1, max = 2048) @ValidationRule(value = Cel.HTTPS, message = Clauses.NOT_HTTPS) @ValidationRule(value = Cel.UNSIGNED, message = Clauses.SIGNED) @JsonPropertyDescription("Full URL of the blob to write, in that account, without a query. Azure chooses one when absent.") String blobUri,
        @Size(min = 5, max = 260) @ValidationRule(value = "self.endsWith('.cap')", messageExpression = Cel.QUOTED
                + Clauses.NOT_CAP
                + Cel.END) @ValidationRule(value = "!self.startsWith('/') || self.startsWith('/var/captures/')", messageExpression = Cel.QUOTED
                        + Clauses.NOT_CAPTURES
                        + Cel.END) @ValidationRule(value = "!self.contains('..')", messageExpression = Cel.QUOTED
                                + Clauses.DOTS
                                + Cel.END) @JsonPropertyDescription("File on the target: below /var/captures/ on Linux, ends in .cap.") String filePath) {}
