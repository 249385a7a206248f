package io.netwatch.capture.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.Failed;
import io.netwatch.capture.core.terms.Answer.Ok;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Confidential;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@link Links} as user-delegation SAS, signed by the SDK. */
record BlobLinks(Wire wire, HttpPipeline storage, AzureConfig config) implements Links {

    @Override
    public Answer<List<Confidential>> make(List<String> urls, Instant until) {
        List<BlobAddress> blobs = urls.stream().flatMap(url -> BlobAddress.parse(config.cloud(), url).stream())
                .toList();
        List<String> accounts = blobs.stream().map(BlobAddress::endpoint).distinct().toList();
        if (blobs.size() != urls.size() || accounts.size() != 1) {
            return new Failed<>(ArmFailure.notSent("The files are not blobs in one storage account of this cloud (%s)."
                    .formatted(config.cloud().blobEndpoint())));
        }
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        return wire.ask(config.timeouts().other(), () -> key(accounts.getFirst(), end),
                (reply, key) -> answer(reply, key.map(known -> links(blobs, known, end))));
    }

    private Mono<UserDelegationKey> key(String endpoint, OffsetDateTime end) {
        // Without a start the key is good from now on by the account's own clock.
        return new BlobServiceClientBuilder().pipeline(storage).serviceVersion(BlobFiles.VERSION).endpoint(endpoint)
                .buildAsyncClient().getUserDelegationKey(null, end);
    }

    private static Answer<List<Confidential>> answer(Reply reply, Optional<List<Confidential>> links) {
        return reply.isSuccess()
                ? links.<Answer<List<Confidential>>>map(Ok::new).orElseGet(reply::unreadable)
                : reply.failed();
    }

    private List<Confidential> links(List<BlobAddress> blobs, UserDelegationKey key, OffsetDateTime end) {
        return blobs.stream().map(blob -> new Confidential(blob.urlOf(blob.path()) + "?" + signature(blob, key, end)))
                .toList();
    }

    private String signature(BlobAddress blob, UserDelegationKey key, OffsetDateTime end) {
        var values = new BlobServiceSasSignatureValues(end, new BlobSasPermission().setReadPermission(true))
                .setProtocol(SasProtocol.HTTPS_ONLY);
        return new BlobClientBuilder().pipeline(storage).endpoint(blob.endpoint()).containerName(blob.container())
                .blobName(blob.path()).buildClient()
                .generateUserDelegationSas(values, key, blob.account(config.cloud()), Context.NONE);
    }
}
