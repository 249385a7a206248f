package io.netwatch.capture.core.terms;

/** A text that nobody may see: it compares like any other and prints as stars, wherever it ends up. */
public record Confidential(String text) {

    @Override
    public String toString() {
        return "***";
    }
}
