package io.netwatch.capture.app;

import java.io.Serial;
import picocli.CommandLine.ExitCode;

/** A person's command could not do what it was asked for; the message is a sentence for that person. */
final class CommandFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;
    private final int exitCode;

    private CommandFailed(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The world did not play along. */
    CommandFailed(String message) {
        this(ExitCode.SOFTWARE, message, null);
    }

    CommandFailed(String message, Throwable cause) {
        this(ExitCode.SOFTWARE, message, cause);
    }

    /** The command was written in a way that cannot work. */
    static CommandFailed usage(String message) {
        return new CommandFailed(ExitCode.USAGE, message, null);
    }

    int exitCode() {
        return exitCode;
    }
}
