package io.netwatch.sandbox.traffic;

import io.netwatch.sandbox.traffic.Flow.Endpoint;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** A capture filter in Azure's notation; the empty string matches all, {@code Any} all protocols. */
public record PacketFilter(String protocol, String localAddress, String localPort, String remoteAddress,
        String remotePort) {
    boolean matches(Flow flow) {
        boolean protocolFits = protocol.isEmpty() || protocol.equalsIgnoreCase("Any")
                || protocol.equalsIgnoreCase(flow.protocol().name());
        return protocolFits && matches(localAddress, localPort, flow.local())
                && matches(remoteAddress, remotePort, flow.remote());
    }

    private static boolean matches(String address, String port, Endpoint endpoint) {
        return NumberSet.parse(address, PacketFilter::addressNumber)
                .contains(Integer.toUnsignedLong(endpoint.address()))
                && NumberSet.parse(port, Long::parseLong).contains(endpoint.port());
    }

    private static long addressNumber(String text) {
        return Integer.toUnsignedLong(address(text));
    }

    /** An IPv4 literal as a big-endian int; {@code IllegalArgumentException} for anything else. */
    static int address(String text) {
        byte[] bytes = InetAddress.ofLiteral(text.strip()).getAddress();
        if (bytes.length != 4) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address; the traffic here is IPv4 only");
        }
        return ByteBuffer.wrap(bytes).getInt();
    }
}
