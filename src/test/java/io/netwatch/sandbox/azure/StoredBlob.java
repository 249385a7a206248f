package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.Endpoints.BlobAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;

/** A finished upload. {@code content} is read-only. */
public record StoredBlob(BlobAddress address, Instant lastModified, ByteBuffer content) {
    public int size() {
        return content.remaining();
    }

    String etag() {
        return "\"0x8D"
                + Ids.stable(address + "@" + lastModified).replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT)
                + "\"";
    }
}
