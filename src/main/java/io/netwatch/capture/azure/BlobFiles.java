package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerAsyncClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.netwatch.capture.core.request.FileListing;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.Failed;
import io.netwatch.capture.core.terms.Answer.Ok;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Files through the SDK's blob client. */
record BlobFiles(Wire wire, HttpPipeline storage, AzureConfig config) implements Files {
    // A listing needs nothing newer, and every cloud and emulator knows it.
    static final BlobServiceVersion VERSION = BlobServiceVersion.V2021_12_02;

    private static final HttpHeaderName RANGE = HttpHeaderName.fromString("x-ms-range");
    private static final HttpHeaderName VERSION_HEADER = HttpHeaderName.fromString("x-ms-version");
    private static final HttpHeaderName BLOB_TYPE = HttpHeaderName.fromString("x-ms-blob-type");
    private static final int PAGE = 1000;
    private static final int CONFLICT = 409;
    private static final int PARTIAL_CONTENT = 206;

    @Override
    public Answer<FileListing> find(String prefix, Optional<String> mark) {
        return at(prefix, address -> find(address, mark));
    }

    @Override
    public Answer<byte[]> read(String url, long from, int length) {
        return at(url, address -> wire.ask(config.timeouts().other(),
                () -> storage.send(range(address, from, length)).flatMap(HttpResponse::getBodyAsByteArray),
                BlobFiles::part));
    }

    @Override
    public Answer<String> store(String url, byte[] html) {
        return at(url, address -> wire.ask(config.timeouts().other(), () -> storage.send(page(address, html)),
                reply -> isThere(reply) ? new Ok<>(address.urlOf(address.path())) : reply.failed()));
    }

    /** Only a page of this very request has this name, so it is the same one, from before a crash. */
    private static boolean isThere(Reply reply) {
        return reply.isSuccess()
                || (reply.status() == CONFLICT && reply.errorCode().equals("BlobAlreadyExists"));
    }

    private static HttpRequest page(BlobAddress address, byte[] html) {
        return new HttpRequest(HttpMethod.PUT, address.urlOf(address.path())).setBody(html)
                .setHeader(VERSION_HEADER, VERSION.getVersion()).setHeader(BLOB_TYPE, "BlockBlob")
                .setHeader(HttpHeaderName.CONTENT_TYPE, "text/html; charset=utf-8")
                .setHeader(HttpHeaderName.IF_NONE_MATCH, "*");
    }

    private <T> Answer<T> at(String url, Function<BlobAddress, Answer<T>> call) {
        return BlobAddress.parse(config.cloud(), url).map(call).orElseGet(() -> new Failed<>(
                ArmFailure.notSent(Plain.text("%s is not a blob in a storage account of this cloud (%s)."
                        .formatted(url.split("\\?", 2)[0], config.cloud().blobEndpoint()), 300))));
    }

    // Without the part of the file that was asked for, the answer is of no use, and may be the whole of it.
    private static Answer<byte[]> part(Reply reply, Optional<byte[]> bytes) {
        if (!reply.isSuccess()) {
            return reply.failed();
        }
        return bytes.filter(_ -> reply.status() == PARTIAL_CONTENT).<Answer<byte[]>>map(Ok::new)
                .orElseGet(reply::unreadable);
    }

    private static HttpRequest range(BlobAddress address, long from, int length) {
        return new HttpRequest(HttpMethod.GET, address.urlOf(address.path()))
                .setHeader(RANGE, "bytes=%d-%d".formatted(from, from + length - 1))
                .setHeader(VERSION_HEADER, VERSION.getVersion());
    }

    // What goes wrong in the mapping counts, inside the call, as an answer that the SDK could not read.
    private Answer<FileListing> find(BlobAddress address, Optional<String> mark) {
        return wire.ask(config.timeouts().other(), () -> page(address, mark).map(page -> listing(address, page)),
                BlobFiles::listed);
    }

    // Azure makes the container when it writes the first file, so without one there are no files yet.
    private static Answer<FileListing> listed(Reply reply, Optional<FileListing> page) {
        if (reply.isNotFound()) {
            return new Ok<>(FileListing.NONE);
        }
        return page.<Answer<FileListing>>map(Ok::new)
                .orElseGet(() -> reply.isSuccess() ? reply.unreadable() : reply.failed());
    }

    private static FileListing listing(BlobAddress address, PagedResponse<BlobItem> page) {
        return new FileListing(page.getValue().stream().filter(blob -> address.covers(blob.getName()))
                .map(blob -> file(address, blob)).toList(),
                Optional.ofNullable(page.getContinuationToken()).filter(mark -> !mark.isEmpty()), 1);
    }

    private static FoundFile file(BlobAddress address, BlobItem blob) {
        return new FoundFile(address.urlOf(blob.getName()), blob.getProperties().getContentLength(),
                Optional.ofNullable(blob.getProperties().getLastModified()).map(OffsetDateTime::toInstant),
                Optional.empty());
    }

    private Mono<PagedResponse<BlobItem>> page(BlobAddress address, Optional<String> mark) {
        BlobContainerAsyncClient container = new BlobContainerClientBuilder().pipeline(storage)
                .serviceVersion(VERSION).endpoint(address.endpoint()).containerName(address.container())
                .buildAsyncClient();
        var blobs = container
                .listBlobs(new ListBlobsOptions().setPrefix(address.stem()).setMaxResultsPerPage(PAGE));
        return mark.map(blobs::byPage).orElseGet(blobs::byPage).next();
    }
}
