package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A cluster that tells its readers what every stored status means; of what was not stored they hear nothing. */
public final class Chronicle implements ForwardingCluster {
    private final Cluster cluster;
    private final InstantSource clock;
    private final List<Consumer<Milestone>> readers;

    Chronicle(Cluster cluster, InstantSource clock, List<Consumer<Milestone>> readers) {
        this.cluster = cluster;
        this.clock = clock;
        this.readers = List.copyOf(readers);
    }

    @Override
    public Cluster behind() {
        return cluster;
    }

    @Override
    public Optional<Request> write(Report report) {
        Optional<Request> written = cluster.write(report);
        written.ifPresent(_ -> Milestone.of(report, clock.instant())
                .forEach(milestone -> readers.forEach(reader -> reader.accept(milestone))));
        return written;
    }

}
