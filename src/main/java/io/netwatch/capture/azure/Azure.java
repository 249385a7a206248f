package io.netwatch.capture.azure;

import com.azure.core.http.HttpClient;
import java.time.InstantSource;

/**
 * Azure, as seen with one credential.
 *
 * @param budget what Azure grants this credential
 */
public record Azure(Captures captures, Targets targets, Files files, Links links, Surroundings surroundings,
        Budget budget) {

    /**
     * Sets up the clients; nothing is sent before the first call.
     *
     * @param clock turns Azure's "retry after so many seconds" into a moment
     * @throws IllegalArgumentException with a sentence, when the configuration cannot work
     */
    public static Azure connect(AzureConfig config, InstantSource clock) {
        return over(Pipelines.httpClient(config.caFile(), config.timeouts().connect()), config, clock);
    }

    /** The same over another transport: a simulation brings one that has no sockets. */
    static Azure over(HttpClient http, AzureConfig config, InstantSource clock) {
        return over(http, config, clock, new Budget());
    }

    /** @param budget shared by all who call as the same principal */
    static Azure over(HttpClient http, AzureConfig config, InstantSource clock, Budget budget) {
        Pipelines pipelines = Pipelines.of(config, http, new BudgetPolicy(budget, clock));
        Wire wire = new Wire(clock);
        NetworkClients clients = new NetworkClients(config.cloud(), pipelines.arm());
        return new Azure(new ArmCaptures(wire, clients, config.timeouts(), new Shared<>(clock)),
                new ArmTargets(wire, clients, pipelines.arm(), config),
                new BlobFiles(wire, pipelines.storage(), config), new BlobLinks(wire, pipelines.storage(), config),
                new ArmSurroundings(wire,
                        new ArmCalls(pipelines.arm(), config.cloud()), config.timeouts().other()),
                budget);
    }
}
