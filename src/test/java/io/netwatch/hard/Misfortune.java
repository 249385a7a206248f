package io.netwatch.hard;

import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may happen in a minute of the soak; each begins, lasts, and is made good again. */
enum Misfortune {
    KILL {
        @Override
        void begin(Stage stage) {
            stage.operator(2).kill();
        }
    },
    STOP_AND_CONTINUE {
        @Override
        void begin(Stage stage) {
            stage.operator(1).signal("STOP");
        }

        @Override
        void end(Stage stage) {
            stage.operator(1).signal("CONT");
        }
    },
    API_SERVER_RESTART {
        @Override
        void begin(Stage stage) {
            stage.server().stop();
        }

        @Override
        void end(Stage stage) throws Exception {
            stage.server().startAgain();
        }
    },
    ARM_REFUSED {
        @Override
        void begin(Stage stage) throws Exception {
            relays(stage, Relay.Mode.REFUSING);
        }

        @Override
        void end(Stage stage) throws Exception {
            relays(stage, Relay.Mode.OPEN);
        }
    },
    ARM_SILENT {
        @Override
        void begin(Stage stage) throws Exception {
            relays(stage, Relay.Mode.SILENT);
        }

        @Override
        void end(Stage stage) throws Exception {
            ARM_REFUSED.end(stage);
        }
    },
    ARM_429 {
        @Override
        void begin(Stage stage) {
            every(stage, ARM, 2, refusal(429, "TooManyRequests", Duration.ofSeconds(2)));
        }
    },
    ARM_503 {
        @Override
        void begin(Stage stage) {
            every(stage, ARM, 2, new Effect.Refuse(new ArmError(503, "ServiceUnavailable", "Later."),
                    Optional.empty()));
        }
    },
    ARM_ANSWERS_LOST {
        @Override
        void begin(Stage stage) {
            every(stage, ARM, 3, new Effect.LoseAnswer(Duration.ZERO));
        }
    },
    ARM_SLOW {
        @Override
        void begin(Stage stage) {
            every(stage, ARM, 1, new Effect.DelayAnswer(Duration.ofSeconds(3)));
        }
    },
    STORAGE_403 {
        @Override
        void begin(Stage stage) {
            every(stage, "(Blob|Container)_.*", 1,
                    new Effect.Refuse(new ArmError(403, "AuthorizationPermissionMismatch", "No."), Optional.empty()));
        }
    },
    SINK_AWAY {
        @Override
        void begin(Stage stage) {
            Integer[] many = new Integer[10_000];
            Arrays.fill(many, 503);
            stage.site().newsSink().fail("/chat", many);
        }

        @Override
        void end(Stage stage) {
            stage.site().newsSink().fail("/chat");
        }
    };

    private static final String ARM = "(?!Token|Blob|Container).*";

    abstract void begin(Stage stage) throws Exception;

    void end(Stage stage) throws Exception {
        stage.azure().faults().clear();
    }

    private static void relays(Stage stage, Relay.Mode mode) throws IOException {
        for (Relay relay : stage.relays()) {
            relay.be(mode);
        }
    }

    private static void every(Stage stage, String operation, int nth, Effect effect) {
        stage.azure().faults().add(new Fault(Pattern.compile(operation), "", count -> count % nth == 0, effect));
    }

    private static Effect refusal(int status, String code, Duration retryAfter) {
        return new Effect.Refuse(new ArmError(status, code, "Not now."), Optional.of(retryAfter));
    }
}
