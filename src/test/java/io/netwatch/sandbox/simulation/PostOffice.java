package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.news.News;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.notify.Reply;
import io.netwatch.capture.operator.Delivery;
import io.netwatch.capture.operator.Newsroom;
import io.netwatch.capture.operator.Sinks;
import io.netwatch.capture.operator.VirtualCourier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One receiver that hears of everything, and the couriers of all processes, whose calls are a plan's like all others. */
final class PostOffice {
    static final Sink SINK = new Sink("on-call", Sink.Kind.Slack, new Sink.Place.InFile("unread"), Optional.empty());

    private static final RequestKey KEY = new RequestKey("default", Simulation.REQUEST);

    private final List<String> received = new ArrayList<>();
    private Optional<Reply> next = Optional.empty();

    /** Ids of all that has arrived, in order; a repeat has the same. */
    List<String> received() {
        return List.copyOf(received);
    }

    static Newsroom room(Optional<VirtualCourier> courier) {
        return courier.<Newsroom>map(each -> each).orElse(Newsroom.SILENT);
    }

    /** What is sent within the call is not taken. */
    <T> T answering(Reply reply, Supplier<T> call) {
        next = Optional.of(reply);
        T answer = call.get();
        next = Optional.empty();
        return answer;
    }

    private Reply arrived(News news) {
        received.add(news.id());
        return new Reply.Delivered();
    }

    /** The news desk of a process, which remembers nothing yet. */
    VirtualCourier courier(Trial trial, Sites inner, InstantSource time) {
        Delivery delivery = new Delivery(new Desk(trial, inner),
                (_, news) -> trial.answered("send", KEY, () -> next.orElseGet(() -> arrived(news))),
                new Sinks(List.of(SINK), _ -> List.of()), time, _ -> {});
        return new VirtualCourier(delivery, time);
    }

    /** The courier's calls have names of their own. */
    private record Desk(Trial trial, Sites inner) implements ForwardingCluster {
        @Override
        public Cluster behind() {
            return inner;
        }

        @Override
        public Optional<Request> read(RequestKey key) {
            return trial.answered("readNews", key, () -> inner.read(key));
        }

        @Override
        public Optional<Request> write(Report report) {
            return trial.answered("mark", report.request().key(), () -> inner.write(report));
        }
    }
}
