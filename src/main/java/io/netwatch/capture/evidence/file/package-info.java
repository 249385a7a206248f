/** Capture files as a stream of packets: classic pcap and pcapng, from a channel or from memory, with bounded memory. */
package io.netwatch.capture.evidence.file;
