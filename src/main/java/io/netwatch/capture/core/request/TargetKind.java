package io.netwatch.capture.core.request;

/** What Azure can capture on. */
public enum TargetKind {
    Machine, ScaleSet
}
