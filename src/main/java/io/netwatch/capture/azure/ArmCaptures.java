package io.netwatch.capture.azure;

import com.azure.resourcemanager.network.fluent.PacketCapturesClient;
import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.Ok;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Sessions through the SDK's client, always by its methods that give the first answer and poll nothing. */
record ArmCaptures(Wire wire, NetworkClients clients, Timeouts timeouts, Shared<Set<String>> lists)
        implements
            Captures {

    /** One of the client's methods that take resource group, watcher and session name. */
    private interface Method {
        Mono<?> call(PacketCapturesClient client, String group, String watcher, String name);
    }

    @Override
    public Answer<Session> create(Order order) {
        Method put = (client, group, watcher, name) -> client.createWithResponseAsync(group, watcher, name,
                Orders.body(order));
        return ask(timeouts.create(), order.session(), put, reply -> reply.read(Sessions::session));
    }

    @Override
    public Answer<Optional<Session>> look(SessionRef session) {
        return ask(timeouts.other(), session, PacketCapturesClient::getWithResponseAsync,
                reply -> reply.isNotFound()
                        ? new Ok<>(Optional.empty())
                        : reply.read(Sessions::session).map(Optional::of));
    }

    // No watcher, no sessions. What is missing on a list is asked for by its own name before it counts as gone.
    @Override
    public Answer<Set<String>> list(ArmId watcher) {
        return lists.get(watcher.lowerCase(), () -> wire.ask(timeouts.other(),
                () -> clients.of(watcher.subscription()).getPacketCaptures()
                        .listAsync(watcher.resourceGroup(), watcher.name()).byPage().next(),
                reply -> reply.isNotFound() ? new Ok<>(Set.of()) : reply.read(Sessions::names)));
    }

    // The state is in the body. The status code differs between a running and a stopped session, and is not the state.
    @Override
    public Answer<Optional<RunState>> query(SessionRef session) {
        return ask(timeouts.other(), session, PacketCapturesClient::getStatusWithResponseAsync,
                reply -> reply.isNotFound()
                        ? new Ok<>(Optional.empty())
                        : reply.read(body -> reply.isEmpty() ? Sessions.unknown() : Sessions.runState(body))
                                .map(Optional::of));
    }

    @Override
    public Answer<Boolean> stop(SessionRef session) {
        return ask(timeouts.other(), session, PacketCapturesClient::stopWithResponseAsync,
                reply -> reply.isNotFound() ? new Ok<>(false) : reply.read(ignored -> true));
    }

    @Override
    public Answer<Boolean> delete(SessionRef session) {
        return ask(timeouts.other(), session, PacketCapturesClient::deleteWithResponseAsync,
                reply -> reply.isNotFound() ? new Ok<>(false) : reply.read(ignored -> reply.status() != 204));
    }

    private <T> Answer<T> ask(Duration timeout, SessionRef session, Method method, Function<Reply, Answer<T>> read) {
        return wire.ask(timeout, () -> method.call(clients.of(session.watcher().subscription()).getPacketCaptures(),
                session.watcher().resourceGroup(), session.watcher().name(), session.name()), read);
    }
}
