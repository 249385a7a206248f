package io.netwatch.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.CancellationToken;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ResultCollector;

/** One test method, which fails when anything in it fails: a line of its table, one of its parameters, its preparation. */
final class TestMethod extends AbstractTestUnit {
    private static final Launcher LAUNCHER = LauncherFactory.create();

    private final String id;

    TestMethod(TestIdentifier method, Class<?> type) {
        super(new Description(method.getUniqueId(), type));
        this.id = method.getUniqueId();
    }

    @Override
    public void execute(ResultCollector results) {
        results.notifyStart(getDescription());
        Throwable failure = failure();
        if (failure == null) {
            results.notifyEnd(getDescription());
        } else {
            results.notifyEnd(getDescription(), failure);
        }
    }

    private Throwable failure() {
        AtomicReference<Throwable> first = new AtomicReference<>();
        CancellationToken enough = CancellationToken.create();
        LAUNCHER.execute(LauncherExecutionRequestBuilder
                .request(LauncherDiscoveryRequestBuilder.request().selectors(selectUniqueId(id)).build())
                .cancellationToken(enough).listeners(new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier one, TestExecutionResult result) {
                        if (result.getStatus() == Status.FAILED) {
                            first.compareAndSet(null,
                                    result.getThrowable().orElseGet(() -> new AssertionError(one.getDisplayName())));
                            enough.cancel();
                        }
                    }
                }).build());
        return first.get();
    }
}
