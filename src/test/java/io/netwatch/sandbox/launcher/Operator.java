package io.netwatch.sandbox.launcher;

/** One of the operators of a run. */
public record Operator(Access access, OperatorProcess process) {}
