package io.netwatch.capture.app;

import io.netwatch.capture.azure.Links;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Confidential;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Asks for addresses with a signature, which exist only until they are printed. */
record FileLinks(Links account) {

    /** @throws CommandFailed when the storage account gives none */
    List<Confidential> of(List<String> urls, Instant until) {
        return switch (account.make(urls, until.truncatedTo(ChronoUnit.SECONDS))) {
            case Answer.Ok<List<Confidential>>(var links) -> links;
            case Answer.NotBefore<List<Confidential>>(var later, var _) ->
                throw new CommandFailed(StorageTrouble.later(later));
            case Answer.Failed<List<Confidential>>(var failure) -> throw new CommandFailed(words(failure));
        };
    }

    private static String words(ArmFailure failure) {
        return failure.status() == 403
                ? "You may not make such addresses: who is signed in needs the role Storage Blob Delegator beside"
                        + " Storage Blob Data Reader, and on the storage account itself, not on a container."
                : StorageTrouble.of(failure);
    }
}
