package io.netwatch.hard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The clock of one process, put forward and back by libfaketime while it runs. What a process measures by itself
 * (its monotonic clock) stays right, as it does where somebody sets a machine's clock.
 *
 * @param file says by how much it is wrong; read again every second
 */
record FakeClock(Path library, Path file) {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String NAME = "libfaketime.so.1";
    private static final String REMEDY = "libfaketime is not installed; where Debian's packages are: "
            + "apt-get install libfaketime";

    /** @throws IllegalStateException with the remedy where the library is missing */
    static FakeClock of(Path file) throws IOException {
        try (Stream<Path> found = Files.find(LIBRARIES, 4, (path, _) -> path.endsWith(NAME))) {
            FakeClock clock = new FakeClock(found.findFirst().orElseThrow(() -> new IllegalStateException(REMEDY)),
                    file.toAbsolutePath());
            clock.put(Duration.ZERO);
            return clock;
        }
    }

    void put(Duration wrongBy) {
        try {
            Files.writeString(file, "%+d".formatted(wrongBy.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException("the clock cannot be put", e);
        }
    }

    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }
}
