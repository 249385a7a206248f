package io.netwatch.sandbox.traffic;

import java.nio.ByteBuffer;
import java.time.Instant;

/** An Ethernet frame on the machine's wire; {@code frame} holds the whole of it. */
record Packet(Instant at, Flow flow, ByteBuffer frame) {}
