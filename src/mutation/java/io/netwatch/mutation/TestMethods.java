package io.netwatch.mutation;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.pitest.testapi.TestUnit;

/** The test methods of one class: plain ones, parameterized ones and those that make tables. */
final class TestMethods {
    private TestMethods() {}

    static List<TestUnit> of(Class<?> type) {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build());
        return plan.getRoots().stream().flatMap(root -> plan.getDescendants(root).stream())
                .filter(one -> isMethodOf(type, one)).map(one -> (TestUnit) new TestMethod(one, type)).toList();
    }

    private static boolean isMethodOf(Class<?> type, TestIdentifier one) {
        return one.getSource().filter(
                source -> source instanceof MethodSource method && method.getClassName().equals(type.getName()))
                .isPresent();
    }
}
