package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file may not have come to the storage account, the likeliest first, each with the command that shows it. */
final class UploadAdvice {
    private static final Pattern PARTS = Pattern.compile("https?://[^/]+/([^/]+)/(.+?)(?:[.]cap)?");

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

    /** Of a recording that nobody ended; Azure does not say what becomes of files that were not uploaded by then. */
    static String ofBroken(Request request) {
        String url = Collecting.blobUrl(request);
        return """
                What had not been uploaded by then is on the target, if anywhere, and whether it is uploaded later is not \
                known. Once the target runs again, look: az storage blob list --account-name %s --container-name %s \
                --prefix %s --auth-mode login."""
                .formatted(new ArmId(request.spec().storage().accountId()).name(),
                        part(url, 1), part(url, 2));
    }

    /** The container, or the name that all files begin with. */
    private static String part(String url, int number) {
        Matcher parts = PARTS.matcher(url);
        return parts.matches() ? parts.group(number) : url;
    }

    private static String host(String url) {
        try {
            return URI.create(url).getAuthority();
        } catch (IllegalArgumentException e) {
            return "ACCOUNT.blob.core.windows.net";
        }
    }
}
