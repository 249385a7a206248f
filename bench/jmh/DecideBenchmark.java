package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.terms.Reason;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decisions at four moments of a capture's life; {@code bench/run reconcile} compiles and runs this. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecideBenchmark {
    private final Given fresh = Given.aRequest();
    private final Given checked = Given.aRequest().placeable().checked();
    private final Given running = Given.aCapture().at(30);
    private final Given finished = Given.aCapture().ended(300, "TimeExceeded").standing(Reason.Completed).at(400);
    private final PacketCaptureRequestStatus status = Given.aCapture().standing(Reason.Running).request().status();

    /** The first question of a new request. */
    @Benchmark
    public Decision newRequest() {
        return fresh.decision();
    }

    /** All is known, and the order is written down: the longest way through the checks. */
    @Benchmark
    public Decision intent() {
        return checked.decision();
    }

    @Benchmark
    public Decision running() {
        return running.decision();
    }

    /** What most requests of a cluster are. */
    @Benchmark
    public Decision finished() {
        return finished.decision();
    }

    /** What a visit reads from the status before it decides. */
    @Benchmark
    public Story statusToStory() {
        return StatusCodec.read(status);
    }
}
