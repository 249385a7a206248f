package io.netwatch.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever the fuzzer has found once, and what it begins with, keeps every promise; without the fuzzer. */
class FuzzRegressionTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    @TestFactory
    Stream<DynamicTest> whatTheFuzzerBeginsWith() {
        return Target.all().stream().map(target -> DynamicTest.dynamicTest(target.name(),
                () -> target.seeds().get().forEach(target::play)));
    }

    @TestFactory
    Stream<DynamicTest> whatTheFuzzerHasFound() {
        return Target.all().stream().flatMap(target -> kept(target)
                .map(file -> DynamicTest.dynamicTest(target.name() + " " + file.getFileName(),
                        () -> play(target, file))));
    }

    @TestFactory
    Stream<DynamicTest> nothingAtAll() {
        return Target.all().stream()
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> target.play(new byte[0])));
    }

    private static void play(Target target, Path file) throws IOException {
        target.play(Files.readAllBytes(file));
    }

    private static Stream<Path> kept(Target target) {
        Path folder = KEPT.resolve(target.name());
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
