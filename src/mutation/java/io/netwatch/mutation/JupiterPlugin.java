package io.netwatch.mutation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.help.PitHelpError;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.TestGroupConfig;
import org.pitest.testapi.TestPluginFactory;
import org.pitest.testapi.TestSuiteFinder;
import org.pitest.testapi.TestUnitFinder;

/**
 * Lets PIT run Jupiter's test methods. PIT's own plugin takes each line of a table ({@code @TestFactory}) for a test, and
 * what the method runs while it lays the table belongs to none of them: mutants there look as if nobody noticed.
 */
public final class JupiterPlugin implements TestPluginFactory, Configuration {

    @Override
    public Configuration createTestFrameworkConfiguration(TestGroupConfig groups, ClassByteArraySource source,
            Collection<String> excludedRunners, Collection<String> includedMethods) {
        return this;
    }

    @Override
    public TestUnitFinder testUnitFinder() {
        return (type, _) -> TestMethods.of(type);
    }

    @Override
    public TestSuiteFinder testSuiteFinder() {
        return _ -> List.of();
    }

    @Override
    public Optional<PitHelpError> verifyEnvironment() {
        return Optional.empty();
    }

    @Override
    public String name() {
        return "jupiter methods";
    }

    @Override
    public String description() {
        return "Jupiter, one test for each method";
    }
}
