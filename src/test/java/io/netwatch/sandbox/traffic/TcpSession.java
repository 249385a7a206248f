package io.netwatch.sandbox.traffic;

import java.time.Duration;
import java.util.SplittableRandom;

/** One TCP connection from handshake to FIN, with sequence numbers that add up. The opener asks, the other side answers. */
final class TcpSession {
    static final int SEGMENT = 1460;
    // Segments that one side sends before it waits a round trip for acknowledgement.
    private static final int WINDOW = 10;
    private static final Duration WIRE = Duration.ofNanos(12_000);
    private static final Duration RETRANSMISSION_TIMEOUT = Duration.ofMillis(250);
    private static final int TLS_APPLICATION_DATA = 0x17;

    private final Script script;
    private final Flow flow;
    private final boolean openedByMachine;
    private final Duration roundTrip;
    private final SplittableRandom random;
    private int lossPercent;
    private int openerNext;
    private int otherNext;

    TcpSession(Script script, Flow flow, boolean openedByMachine, Duration roundTrip, SplittableRandom random) {
        this.script = script;
        this.flow = flow;
        this.openedByMachine = openedByMachine;
        this.roundTrip = roundTrip;
        this.random = random;
        openerNext = random.nextInt();
        otherNext = random.nextInt();
    }

    /** Loses this share of the segments with data behind the place where the capture is taken, so that they are seen twice. */
    TcpSession losing(int percent) {
        lossPercent = percent;
        return this;
    }

    /** Plays the whole connection. */
    void play(int requestBytes, int responseBytes) {
        handshake();
        transfer(true, requestBytes);
        script.pause(Duration.ofMillis(random.nextInt(1, 200)));
        transfer(false, responseBytes);
        close();
    }

    private void handshake() {
        send(true, Frames.SYN, new byte[0]);
        script.pause(roundTrip);
        send(false, Frames.SYN | Frames.ACK, new byte[0]);
        script.pause(WIRE);
        send(true, Frames.ACK, new byte[0]);
    }

    /** Sends bytes in full segments, a window at a time. */
    private void transfer(boolean fromOpener, int bytes) {
        int sent = 0;
        for (int segment = 0; sent < bytes; segment++) {
            int size = Math.min(SEGMENT, bytes - sent);
            sent += size;
            script.pause(segment % WINDOW == 0 ? roundTrip : WIRE);
            byte[] payload = payload(size, segment == 0 ? bytes : 0);
            send(fromOpener, sent == bytes ? Frames.PSH | Frames.ACK : Frames.ACK, payload);
            if (lossPercent > 0 && random.nextInt(100) < lossPercent) {
                script.pause(RETRANSMISSION_TIMEOUT);
                again(fromOpener, payload);
            }
            // As most stacks do: every second segment is acknowledged, and the last one.
            if (segment % 2 == 1 || sent == bytes) {
                script.pause(WIRE);
                send(!fromOpener, Frames.ACK, new byte[0]);
            }
        }
    }

    private void close() {
        script.pause(Duration.ofMillis(random.nextInt(1, 500)));
        send(true, Frames.FIN | Frames.ACK, new byte[0]);
        script.pause(roundTrip);
        send(false, Frames.FIN | Frames.ACK, new byte[0]);
        script.pause(WIRE);
        send(true, Frames.ACK, new byte[0]);
    }

    /** Sends one segment and moves the sender's sequence number; SYN and FIN count as one byte. */
    private void send(boolean fromOpener, int flags, byte[] payload) {
        int sequence = fromOpener ? openerNext : otherNext;
        int peerNext = fromOpener ? otherNext : openerNext;
        int acknowledged = (flags & Frames.ACK) == 0 ? 0 : peerNext;
        script.add(flow, Frames.tcp(flow, fromOpener == openedByMachine, sequence, acknowledged, flags, payload));
        int consumed = payload.length + ((flags & (Frames.SYN | Frames.FIN)) == 0 ? 0 : 1);
        openerNext += fromOpener ? consumed : 0;
        otherNext += fromOpener ? 0 : consumed;
    }

    /** Sends the last segment once more; it still has its old place in the stream. */
    private void again(boolean fromOpener, byte[] payload) {
        openerNext -= fromOpener ? payload.length : 0;
        otherNext -= fromOpener ? 0 : payload.length;
        send(fromOpener, Frames.ACK, payload);
    }

    /** Bytes that look encrypted; a message begins with the header of a TLS record. */
    private byte[] payload(int size, int messageBytes) {
        var payload = new byte[size];
        random.nextBytes(payload);
        if (messageBytes > 5 && size > 5) {
            int record = Math.min(messageBytes, 16_384) - 5;
            byte[] header = {TLS_APPLICATION_DATA, 3, 3, (byte) (record >>> 8), (byte) record};
            System.arraycopy(header, 0, payload, 0, header.length);
        }
        return payload;
    }
}
