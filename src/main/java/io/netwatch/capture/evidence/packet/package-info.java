/** What the headers of one packet say: link layers, IP, TCP, UDP, ICMP and DNS. */
package io.netwatch.capture.evidence.packet;
