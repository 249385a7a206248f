package io.netwatch.capture.core.terms;

/** The three values of a condition. */
public enum Truth {
    True, False, Unknown
}
