package io.netwatch.sandbox.launcher;

/** The story did not end as it should; the message says where. */
public final class StoryFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoryFailed(String message) {
        super(message);
    }
}
