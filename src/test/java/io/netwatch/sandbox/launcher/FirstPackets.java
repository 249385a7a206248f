package io.netwatch.sandbox.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The first packets of a classic little-endian Ethernet pcap, one line each; enough to see that the file is real. */
final class FirstPackets {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final int IPV4 = 0x0800;

    private FirstPackets() {}

    static List<String> of(byte[] file, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = new ArrayList<>();
        int at = FILE_HEADER;
        while (lines.size() < count && at + RECORD_HEADER <= file.length) {
            Instant time = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt(at)),
                    bytes.getInt(at + 4) * 1000L);
            int captured = bytes.getInt(at + 8);
            ByteBuffer packet = bytes.slice(at + RECORD_HEADER, Math.min(captured, file.length - at - RECORD_HEADER));
            lines.add(LocalTime.ofInstant(time, ZoneOffset.UTC) + "  " + line(packet.order(ByteOrder.BIG_ENDIAN),
                    bytes.getInt(at + 12)));
            at += RECORD_HEADER + captured;
        }
        return lines;
    }

    private static String line(ByteBuffer packet, int length) {
        if (packet.capacity() < ETHERNET_HEADER + 20 || packet.getShort(12) != IPV4) {
            return length + " bytes";
        }
        ByteBuffer ip = packet.slice(ETHERNET_HEADER, packet.capacity() - ETHERNET_HEADER);
        int transport = (ip.get(0) & 0x0f) * 4;
        int protocol = ip.get(9) & 0xff;
        boolean ports = (protocol == 6 || protocol == 17) && ip.capacity() >= transport + 4;
        return "%-4s %s → %s  %d bytes".formatted(name(protocol), end(ip, 12, ports ? transport : -1),
                end(ip, 16, ports ? transport + 2 : -1), length);
    }

    private static String end(ByteBuffer ip, int address, int port) {
        byte[] raw = new byte[4];
        ip.get(address, raw);
        return address(raw) + (port < 0 ? "" : ":" + Short.toUnsignedInt(ip.getShort(port)));
    }

    private static String address(byte[] raw) {
        try {
            return InetAddress.getByAddress(raw).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes always make an address", e);
        }
    }

    private static String name(int protocol) {
        return switch (protocol) {
            case 1 -> "ICMP";
            case 6 -> "TCP";
            case 17 -> "UDP";
            default -> "IP " + protocol;
        };
    }
}
