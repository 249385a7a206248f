package io.netwatch.sandbox.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Exchanges of a few packets: DNS (RFC 1035), NTP (RFC 5905), syslog over UDP (RFC 5426) and ping. */
final class Datagrams {
    // NTP counts from 1900.
    private static final long NTP_EPOCH_SECONDS = 2_208_988_800L;

    private Datagrams() {}

    /** A lookup of an A record and its answer. */
    static void dns(Script script, Flow flow, String name, int answer, SplittableRandom random) {
        int id = random.nextInt(0x1_0000);
        script.add(flow, Frames.udp(flow, true, id, dnsMessage(id, 0x0100, name, false, 0)));
        script.pause(Duration.ofMillis(random.nextInt(1, 6)));
        script.add(flow, Frames.udp(flow, false, id, dnsMessage(id, 0x8180, name, true, answer)));
    }

    /** A lookup that fails with this code (RFC 1035, 4.1.1), or gets no answer at all if it is negative. */
    static void dnsFailure(Script script, Flow flow, String name, int code, SplittableRandom random) {
        int id = random.nextInt(0x1_0000);
        script.add(flow, Frames.udp(flow, true, id, dnsMessage(id, 0x0100, name, false, 0)));
        if (code >= 0) {
            script.pause(Duration.ofMillis(random.nextInt(2, 900)));
            script.add(flow, Frames.udp(flow, false, id, dnsMessage(id, 0x8180 | code, name, false, 0)));
        }
    }

    /** One question, and one answer record if {@code answered}; flags 0x0100 ask for recursion, 0x8180 answer it. */
    private static byte[] dnsMessage(int id, int flags, String name, boolean answered, int address) {
        ByteBuffer message = ByteBuffer.allocate(512);
        message.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) (answered ? 1 : 0))
                .putInt(0);
        for (String label : name.split("\\.", -1)) {
            message.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
        }
        message.put((byte) 0).putShort((short) 1).putShort((short) 1);
        if (answered) {
            // 0xc00c points back to the name in the question; type A, class IN, 300 s to live.
            message.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(300).putShort((short) 4)
                    .putInt(address);
        }
        return bytes(message);
    }

    static void ntp(Script script, Flow flow, Instant at, SplittableRandom random) {
        Duration delay = Duration.ofMillis(random.nextInt(2, 30));
        script.add(flow, Frames.udp(flow, true, random.nextInt(), ntpMessage(0x23, 0, at)));
        script.pause(delay);
        script.add(flow, Frames.udp(flow, false, random.nextInt(), ntpMessage(0x24, 2, at.plus(delay))));
    }

    /** Only what a reader looks at: version 4 with mode 3 (client) or 4 (server), stratum, and the transmit time. */
    private static byte[] ntpMessage(int leapVersionMode, int stratum, Instant transmit) {
        ByteBuffer message = ByteBuffer.allocate(48);
        message.put((byte) leapVersionMode).put((byte) stratum).put((byte) 6).put((byte) -20).position(40);
        long fraction = ((long) transmit.getNano() << 32) / 1_000_000_000L;
        return message.putInt((int) (transmit.getEpochSecond() + NTP_EPOCH_SECONDS)).putInt((int) fraction).array();
    }

    static void syslog(Script script, Flow flow, SplittableRandom random) {
        String line = "<30>app[" + random.nextInt(300, 4000) + "]: request served in " + random.nextInt(1, 900) + " ms";
        script.add(flow, Frames.udp(flow, true, random.nextInt(), line.getBytes(StandardCharsets.US_ASCII)));
    }

    static void ping(Script script, Flow flow, int count, SplittableRandom random) {
        int id = random.nextInt(0x1_0000);
        var payload = new byte[56];
        for (int number = 1; number <= count; number++) {
            random.nextBytes(payload);
            Duration delay = Duration.ofNanos(random.nextInt(300_000, 3_000_000));
            script.add(flow, Frames.echo(flow, true, id, number, payload));
            script.pause(delay);
            script.add(flow, Frames.echo(flow, false, id, number, payload));
            script.pause(Duration.ofSeconds(1).minus(delay));
        }
    }

    private static byte[] bytes(ByteBuffer message) {
        var bytes = new byte[message.flip().remaining()];
        message.get(bytes);
        return bytes;
    }
}
