package io.netwatch.fuzz;

import io.netwatch.capture.azure.AzureReaders;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;

/** A storage account's listing, XML. */
public final class BlobListingFuzz {
    private static final String CONTAINER = "https://account.blob.test/c/";

    private BlobListingFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        switch (AzureReaders.listing(200, data)) {
            case Answer.Ok<FileListing>(var listing) -> listing.files().forEach(file -> Promise.that(
                    file.url().startsWith(CONTAINER + "capture"), "only files of the capture, not " + file.url()));
            case Answer.Failed<FileListing>(ArmFailure failure) -> Promise.harmless(failure.message(), 1000);
            case Answer.NotBefore<FileListing> _ -> Promise.that(false, "a success asks for no pause");
        }
    }
}
