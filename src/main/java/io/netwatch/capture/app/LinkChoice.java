package io.netwatch.capture.app;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of {@code download} that print addresses with a signature instead of fetching files. */
final class LinkChoice {
    /** Azure's own limit for keys of this kind. */
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern TIME = Pattern.compile("(?<count>[1-9][0-9]{0,4})(?<unit>[mhd])");

    @Option(names = "--link", required = true, description = "Fetch nothing, but print for each file an address that gives it to whoever has the address, for a tool that cannot sign in. It is stored nowhere; keep it like a password.")
    private boolean wanted;

    @Option(names = "--for", paramLabel = "TIME", defaultValue = "1h", description = "How long the address is good: minutes, hours or days such as 30m, 12h or 7d, which is the most (default: ${DEFAULT-VALUE}).")
    private String time;

    /**
     * Empty when files are to be fetched.
     *
     * @throws CommandFailed with a sentence
     */
    Optional<Duration> validity() {
        return wanted ? Optional.of(length()) : Optional.empty();
    }

    private Duration length() {
        Matcher parts = TIME.matcher(time);
        if (parts.matches()) {
            Duration wanted = length(Integer.parseInt(parts.group("count")), parts.group("unit"));
            if (wanted.compareTo(LONGEST) <= 0) {
                return wanted;
            }
        }
        throw CommandFailed.usage(
                "--for is \"%s\": write minutes, hours or days such as 30m, 12h or 7d, which is the most."
                        .formatted(time));
    }

    private static Duration length(int count, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
