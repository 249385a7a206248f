package io.netwatch.bench;

import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** When orders reach Azure in a box, and what was asked of it before. A fault that never strikes is where calls pass by. */
final class Arrivals {
    private final BlockingQueue<Long> orders = new LinkedBlockingQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong orderCount = new AtomicLong();
    private volatile Runnable atOrder = () -> {};

    /** @param subscription whose calls are seen */
    Arrivals(Azure azure, String subscription) {
        azure.faults().add(new Fault(Pattern.compile("PacketCaptures_Create"), subscription, _ -> {
            long now = System.nanoTime();
            orderCount.incrementAndGet();
            atOrder.run();
            orders.add(now);
            return false;
        }, new Effect.LoseRequest()));
        // Questions about captures that run are no part of any way to a new one.
        azure.faults().add(new Fault(Pattern.compile("(?!PacketCaptures_(Create|GetStatus)).*"), subscription, _ -> {
            reads.incrementAndGet();
            return false;
        }, new Effect.LoseRequest()));
    }

    /** The next order's moment by {@link System#nanoTime}. */
    long await(long seconds) throws InterruptedException {
        Long order = orders.poll(seconds, TimeUnit.SECONDS);
        if (order == null) {
            throw new IllegalStateException("no order reached Azure within " + seconds + " s");
        }
        return order;
    }

    /** Done while an order stands at Azure's door and its answer has not been given. */
    void atOrder(Runnable work) {
        atOrder = work;
    }

    /** Calls about this subscription but for orders and for questions about the state of captures. */
    long reads() {
        return reads.get();
    }

    long orders() {
        return orderCount.get();
    }
}
