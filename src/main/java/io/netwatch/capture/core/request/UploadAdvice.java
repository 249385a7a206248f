package io.netwatch.capture.core.request;

import java.net.URI;

/** Why a file may not have come to the storage account, the likeliest first, each with the command that shows it. */
final class UploadAdvice {
    private UploadAdvice() {}

    static String of(Request request) {
        String account = request.spec().storage().accountId() == null
                ? "ACCOUNT"
                : request.spec().storage().accountId();
        return """
                It was expected at %s. Either the target cannot reach the account: az network watcher \
                test-connectivity --source-resource %s --dest-address %s --dest-port 443; or shared keys are off: \
                az storage account update --ids %s --allow-shared-key-access true; or a firewall keeps the target out: \
                az storage account show --ids %s --query networkRuleSet; or it is a Premium account: \
                az storage account show --ids %s --query sku.name must say Standard.""".formatted(
                Collecting.blobUrl(request), request.spec().target().resourceId(), host(Collecting.blobUrl(request)),
                account, account, account);
    }

    private static String host(String url) {
        try {
            return URI.create(url).getAuthority();
        } catch (IllegalArgumentException e) {
            return "ACCOUNT.blob.core.windows.net";
        }
    }
}
