package io.netwatch.hard;

import io.netwatch.hard.Stage.Leaders;
import java.time.Duration;
import java.util.List;

/**
 * One part from its beginning to its audit.
 *
 * @param operators how many run
 * @param perSecond what people and alerts do meanwhile
 * @param timeToLive seconds for which requests stay when they have ended; 0 for ever
 * @param java options for Java beside the chart's
 */
record Play(String part, int operators, Leaders leaders, long seed, double perSecond, int timeToLive,
        List<String> java) {

    Play(String part, int operators, Leaders leaders, long seed, double perSecond, int timeToLive) {
        this(part, operators, leaders, seed, perSecond, timeToLive, List.of());
    }

    /** What happens to the operators while people go on. */
    interface Act {
        void run(Scene scene, Result result) throws Exception;
    }

    /**
     * What an act has at hand.
     *
     * @param starting how long all operators took to start at once
     */
    record Scene(Stage stage, Register register, Kubelet kubelet, Duration starting) {}

    Result run(Act act) throws Exception {
        Result result = Result.of(part);
        result.tell("seed", seed);
        OperatorJava started = OperatorJava.with(java);
        result.tell("operators start from an AOT cache", started.cached());
        try (Stage stage = Stage.open(part, operators, leaders, timeToLive, started);
                Register register = Register.open(stage.site().world().client())) {
            long from = System.nanoTime();
            stage.startAll();
            Duration starting = Times.since(from);
            Alerts alerts = new Alerts(stage);
            try (Kubelet kubelet = Kubelet.start(stage)) {
                try (People people = People.start(stage, register, alerts, seed, perSecond, timeToLive)) {
                    act.run(new Scene(stage, register, kubelet, starting), result);
                    result.tell("deletions by people, and what the API server did not answer them",
                            people.deletions() + ", " + people.unanswered());
                }
                new Audit(stage, register, alerts).hold(result);
            }
            result.tell("times that alerts were sent again", alerts.repeats());
            return result;
        }
    }
}
