package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Where Azure puts the file: a storage account, the machine's own disk, or both. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(value = "has(self.accountId) || has(self.filePath)", message = "needs accountId (a storage account), filePath (a file on the target), or both")
@ValidationRule(value = "!has(self.blobUri) || has(self.accountId)", message = "needs storage.accountId beside it", fieldPath = ".blobUri")
@ValidationRule(value = "!has(self.blobUri) || (self.blobUri.startsWith('https://') && !self.blobUri.contains('?'))", message = "must be an https URL without a query (no SAS)", fieldPath = ".blobUri")
@ValidationRule(value = "!has(self.accountId) || self.accountId.matches('(?i)^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft[.]Storage/storageAccounts/[^/]+$')", message = "must be the ARM id of a storage account: /subscriptions/.../providers/Microsoft.Storage/storageAccounts/NAME", fieldPath = ".accountId")
@ValidationRule(value = "!has(self.filePath) || self.filePath.endsWith('.cap')", message = "must end in .cap", fieldPath = ".filePath")
@ValidationRule(value = "!has(self.filePath) || !self.filePath.startsWith('/') || self.filePath.startsWith('/var/captures/')", message = "must lie below /var/captures/ on Linux", fieldPath = ".filePath")
public record Storage(
        @Size(min = 1, max = 1024) @JsonPropertyDescription("ARM id of a Standard storage account in the target's region.") String accountId,
        @Size(min = 1, max = 2048) @JsonPropertyDescription("Full URL of the blob to write, in that account, without a query. Azure chooses one when absent.") String blobUri,
        @Size(min = 5, max = 260) @JsonPropertyDescription("File on the target: below /var/captures/ on Linux, ends in .cap.") String filePath) {}
