package io.netwatch.capture.azure;

import com.azure.core.http.HttpResponse;
import io.netwatch.capture.core.request.AgentFacts;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.request.StorageFacts;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.Ok;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Plain requests, whose answers {@link SurroundingsReading} and {@link AgentExtension} read. */
record ArmSurroundings(Wire wire, ArmCalls calls, Duration timeout) implements Surroundings {
    // Versions that every cloud knows.
    private static final String STORAGE = "api-version=2023-01-01";
    private static final String RESOURCES = "api-version=2021-04-01";
    private static final String COMPUTE = "api-version=2024-07-01";

    @Override
    public Answer<Optional<StorageFacts>> storage(ArmId account) {
        return ask(() -> calls.get(account.text(), STORAGE), reply -> found(reply, SurroundingsReading::storage));
    }

    @Override
    public Answer<String> managerOf(String subscription, String resourceGroup) {
        return ask(() -> calls.get("/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup, RESOURCES),
                reply -> found(reply, SurroundingsReading::manager).map(manager -> manager.orElse("")));
    }

    @Override
    public Answer<SessionCount> sessions(String subscription, String location) {
        Instant before = wire.clock().instant();
        return ask(() -> calls.get("/subscriptions/" + subscription + "/providers/Microsoft.Network/locations/"
                + location + "/usages", "api-version=" + calls.cloud().apiVersion()),
                reply -> reply.read(body -> SurroundingsReading.sessions(body, before)));
    }

    @Override
    public Answer<Optional<AgentFacts>> agent(ArmId machine) {
        return ask(() -> calls.get(machine.text(), "$expand=instanceView&" + COMPUTE),
                reply -> found(reply, AgentExtension::read));
    }

    @Override
    public Answer<Boolean> installAgent(ArmId machine, AgentFacts agent) {
        return ask(() -> calls.put(machine.text() + "/extensions/" + AgentExtension.NAME, COMPUTE,
                AgentExtension.body(agent)), reply -> reply.read(ignored -> true));
    }

    private <T> Answer<T> ask(Supplier<Mono<HttpResponse>> call, Function<Reply, Answer<T>> read) {
        return wire.ask(timeout, call::get, read);
    }

    private static <V> Answer<Optional<V>> found(Reply reply, Reply.Reading<V> reading) {
        return reply.isNotFound() ? new Ok<>(Optional.empty()) : reply.read(reading).map(Optional::of);
    }
}
