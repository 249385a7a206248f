package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One event of a watch: {@code ADDED}, {@code MODIFIED} or {@code DELETED}, with the reader's own copy. */
public record WatchEvent(String type, ObjectNode object) {}
