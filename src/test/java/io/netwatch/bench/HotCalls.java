package io.netwatch.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The calls that stand between an alert and its order: counted when the order is at Azure's door, so that nothing that
 * comes after it can be among them.
 *
 * @param apiReads and {@code apiWrites} of the Kubernetes API
 * @param kinds of those, for people
 */
record HotCalls(long apiReads, long apiWrites, long armReads, long armOrders, String kinds) {
    static final HotCalls NOT_COUNTED = new HotCalls(0, 0, 0, 0, "");

    /** Something that leads to one order. */
    interface Deed {
        void run() throws Exception;
    }

    static HotCalls count(KubernetesClient client, Arrivals arrivals, Deed deed) throws Exception {
        AtomicReference<ApiCalls> at = new AtomicReference<>();
        AtomicReference<Long> armAt = new AtomicReference<>(0L);
        ApiCalls before = ApiCalls.of(client);
        long reads = arrivals.reads();
        long orders = arrivals.orders();
        arrivals.atOrder(() -> {
            armAt.set(arrivals.reads());
            at.set(ApiCalls.of(client));
        });
        try {
            deed.run();
        } finally {
            arrivals.atOrder(() -> {});
        }
        ApiCalls calls = at.get().since(before);
        return new HotCalls(calls.reads(), calls.writes(), armAt.get() - reads, arrivals.orders() - orders,
                calls.byKind().toString());
    }

    /** The usual one of several: what else happened meanwhile is in few of them. */
    static HotCalls usual(List<HotCalls> counted) {
        return new HotCalls(median(counted.stream().map(HotCalls::apiReads).toList()),
                median(counted.stream().map(HotCalls::apiWrites).toList()),
                median(counted.stream().map(HotCalls::armReads).toList()),
                median(counted.stream().map(HotCalls::armOrders).toList()), counted.getLast().kinds());
    }

    Report.Row on(Report.Row row) {
        return row.with("API writes", apiWrites).with("API reads", apiReads).with("ARM calls", armReads + armOrders);
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        sorted.sort(Long::compare);
        return sorted.get(sorted.size() / 2);
    }
}
