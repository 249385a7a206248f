package io.netwatch.sandbox.traffic;

/** Who talks to whom, seen from the machine: its own side is the local one in both directions. Ports are 0 for ICMP. */
record Flow(Protocol protocol, Endpoint local, Endpoint remote) {
    /** IP protocols by their number. */
    enum Protocol {
        ICMP(1), TCP(6), UDP(17);

        final int number;

        Protocol(int number) {
            this.number = number;
        }
    }

    /** An IPv4 address as a big-endian int, and a port. */
    record Endpoint(int address, int port) {}

    Endpoint source(boolean outgoing) {
        return outgoing ? local : remote;
    }

    Endpoint destination(boolean outgoing) {
        return outgoing ? remote : local;
    }
}
