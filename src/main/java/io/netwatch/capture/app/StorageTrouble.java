package io.netwatch.capture.app;

import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Instant;

/** What a storage account's refusal means to whoever typed the command, where nothing more special can be said. */
final class StorageTrouble {
    private StorageTrouble() {}

    static String later(Instant until) {
        return "The storage account asks to wait until " + until + ": repeat the command then.";
    }

    static String of(ArmFailure failure) {
        return failure.status() == 0
                ? failure.message()
                : "Azure said %d %s: %s".formatted(failure.status(), failure.code(), failure.message());
    }
}
