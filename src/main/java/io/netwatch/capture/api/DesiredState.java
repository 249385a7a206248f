package io.netwatch.capture.api;

/** What a request asks of its session; a stopped session cannot be started again. */
public enum DesiredState {
    Running, Stopped
}
