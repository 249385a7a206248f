/** What is in a capture: a tree of records, and the sentences about it. Pure, the same for the same packets. */
package io.netwatch.capture.evidence.summary;
