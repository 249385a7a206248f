package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One entry of the store's history. Objects in it are shared and must not be changed.
 *
 * @param revision the resourceVersion that this change made
 * @param before the object as it was, null when it is new
 * @param after the object as stored; for a removal its last state, with the revision of the removal
 * @param removed whether the object is gone
 */
record Change(long revision, Key key, ObjectNode before, ObjectNode after, boolean removed) {}
