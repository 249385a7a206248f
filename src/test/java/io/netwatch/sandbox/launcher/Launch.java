package io.netwatch.sandbox.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the operator's code comes from. */
public enum Launch {
    /** What is shipped. */
    JAR {
        @Override
        public List<String> arguments() {
            return List.of("-jar", Path.of("target", "packet-capture-operator.jar").toString());
        }
    },

    /** What is shipped, with the chart's options for an operator's Java and as much memory as the chart allows it. */
    CHART {
        @Override
        public List<String> arguments() {
            return Stream.concat(ChartValues.java("operator").stream(), JAR.arguments().stream()).toList();
        }
    },

    /** The same for a process that is a bridge and nothing else. */
    CHART_BRIDGE {
        @Override
        public List<String> arguments() {
            return Stream.concat(ChartValues.java("bridge").stream(), JAR.arguments().stream()).toList();
        }
    },

    /** What was compiled: tests run before there is a jar. They start the operator often, so it compiles in haste. */
    CLASSES {
        @Override
        public List<String> arguments() {
            return List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    "io.netwatch.capture.app.Main");
        }
    };

    /** For the {@code java} command, in front of the operator's own options. */
    public abstract List<String> arguments();
}
