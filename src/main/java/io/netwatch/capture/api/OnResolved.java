package io.netwatch.capture.api;

/** What a resolved alert does to the captures that its firing started. */
public enum OnResolved {
    Ignore, Stop
}
