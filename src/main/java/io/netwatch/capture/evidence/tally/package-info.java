/** Counts packets in one pass. The only mutable part of the room: primitive tables of bounded size, turned into records at the end. */
package io.netwatch.capture.evidence.tally;
