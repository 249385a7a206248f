package io.netwatch.sandbox.scenarios;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who types {@code kubectl describe}: whole pages, held to files in golden/describe. */
class DescribeTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(6);

    @TempDir
    private Path directory;

    @Test
    void completed() throws Exception {
        SITE.requests().create("completed", "web-2", 48);
        // Seen while it ran, so that the list of Events is always the same.
        SITE.requests().await("completed", "Running");
        SITE.requests().await("completed", "Completed");
        SITE.requests().awaitEvent("completed", "Normal", "Completed");
        GoldenDescribe.check(SITE.kubectl(directory), "completed");
    }

    @Test
    void targetNotFound() throws Exception {
        SITE.requests().create("target-not-found", "web-11", 60);
        SITE.requests().await("target-not-found", "TargetNotFound");
        SITE.requests().awaitEvent("target-not-found", "Warning", "TargetNotFound");
        GoldenDescribe.check(SITE.kubectl(directory), "target-not-found");
    }

    @Test
    void startDeadlineExceeded() throws Exception {
        String name = "start-deadline-exceeded";
        SITE.requests().createWith(name, "web-1", "desiredState: Stopped\n  startDeadlineSeconds: 2");
        SITE.requests().await(name, "StartDeadlineExceeded");
        SITE.requests().awaitEvent(name, "Warning", "StartDeadlineExceeded");
        GoldenDescribe.checkEnd(SITE.kubectl(directory), name, "StartDeadlineExceeded");
    }

    /** Only what CEL cannot tell gets so far. */
    @Test
    void invalidSpec() throws Exception {
        assumeTrue(!SITE.isBox(), "the box asks the core, and so takes no invalid spec");
        SITE.requests().createWith("invalid-spec", "web-1", "filters: [{remoteIPAddress: \"::9-::1\"}]");
        SITE.requests().await("invalid-spec", "InvalidSpec");
        SITE.requests().awaitEvent("invalid-spec", "Warning", "InvalidSpec");
        GoldenDescribe.check(SITE.kubectl(directory), "invalid-spec");
    }
}
