package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;

/** Where a session lives in Azure: below the Network Watcher of the target's region. */
public record SessionRef(ArmId watcher, String name) {

    public ArmId id() {
        return watcher.packetCapture(name);
    }
}
