package io.netwatch.capture.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.Failed;
import io.netwatch.capture.core.terms.Answer.Ok;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Files through the SDK's blob client. */
record BlobFiles(Wire wire, HttpPipeline storage, AzureConfig config) implements Files {
    // A listing needs nothing newer, and every cloud and emulator knows it.
    private static final BlobServiceVersion VERSION = BlobServiceVersion.V2021_12_02;

    @Override
    public Answer<List<FoundFile>> find(String blobUrl) {
        return BlobAddress.parse(config.cloud(), blobUrl).map(this::find).orElseGet(() -> new Failed<>(
                ArmFailure.notSent(Plain.text("%s is not a blob in a storage account of this cloud (%s)."
                        .formatted(blobUrl.split("\\?", 2)[0], config.cloud().blobEndpoint()), 300))));
    }

    // What goes wrong in the mapping counts, inside the call, as an answer that the SDK could not read.
    private Answer<List<FoundFile>> find(BlobAddress address) {
        return wire.ask(config.timeouts().other(), () -> firstPage(address).map(page -> filesOf(address, page)),
                BlobFiles::listing);
    }

    // Azure makes the container when it writes the first file, so without one there are no files yet.
    private static Answer<List<FoundFile>> listing(Reply reply, Optional<List<FoundFile>> files) {
        if (reply.isNotFound()) {
            return new Ok<>(List.of());
        }
        return files.<Answer<List<FoundFile>>>map(Ok::new)
                .orElseGet(() -> reply.isSuccess() ? reply.unreadable() : reply.failed());
    }

    private static List<FoundFile> filesOf(BlobAddress address, PagedResponse<BlobItem> page) {
        return page.getValue().stream().flatMap(blob -> file(address, blob).stream()).toList();
    }

    private static Optional<FoundFile> file(BlobAddress address, BlobItem blob) {
        FoundFile file = new FoundFile(address.urlOf(blob.getName()), blob.getProperties().getContentLength());
        return Optional.of(file).filter(_ -> address.covers(blob.getName()));
    }

    private Mono<PagedResponse<BlobItem>> firstPage(BlobAddress address) {
        BlobContainerAsyncClient container = new BlobContainerClientBuilder().pipeline(storage)
                .serviceVersion(VERSION).endpoint(address.endpoint()).containerName(address.container())
                .buildAsyncClient();
        return container.listBlobs(new ListBlobsOptions().setPrefix(address.stem())).byPage().next();
    }
}
