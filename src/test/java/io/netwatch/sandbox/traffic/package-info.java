/** Makes up the traffic of a virtual machine and writes it as a classic pcap file. The same seed and window give the same bytes. */
package io.netwatch.sandbox.traffic;
