package io.netwatch.sandbox.azure;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** GUIDs that look like Azure's but repeat from run to run, so that a simulated history can be replayed. */
final class Ids {
    private long drawn;

    String next() {
        return stable("azure-in-a-box/" + drawn++);
    }

    /** Always the same GUID for the same text. */
    static String stable(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
