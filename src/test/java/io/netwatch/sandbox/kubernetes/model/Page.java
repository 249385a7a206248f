package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list.
 *
 * @param items the objects, in the order of namespace and name; the caller's own copies
 * @param revision the resourceVersion from which a watch continues this list
 * @param next the token for the next page, empty on the last one
 * @param remaining how many objects follow, unknown when a selector is in force
 */
public record Page(List<ObjectNode> items, long revision, String next, OptionalLong remaining) {}
