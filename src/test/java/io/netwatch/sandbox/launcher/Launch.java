package io.netwatch.sandbox.launcher;

import java.nio.file.Path;
import java.util.List;

/** Where the operator's code comes from. */
public enum Launch {
    /** What is shipped. */
    JAR {
        @Override
        List<String> arguments() {
            return List.of("-jar", Path.of("target", "packet-capture-operator.jar").toString());
        }
    },

    /** What was compiled: tests run before there is a jar. They start the operator often, so it compiles in haste. */
    CLASSES {
        @Override
        List<String> arguments() {
            return List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                    "io.netwatch.capture.app.Main");
        }
    };

    /** For the {@code java} command, in front of the operator's own options. */
    abstract List<String> arguments();
}
