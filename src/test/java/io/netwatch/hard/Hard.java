package io.netwatch.hard;

import java.util.Random;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** {@code hack/hard PART ...}; the exit code is 0 when everything was as wanted, and 1 otherwise. */
final class Hard {
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private final String[] args;

    private Hard(String[] args) {
        this.args = args;
    }

    public static void main(String[] args) throws Exception {
        ROOT.setLevel(Level.SEVERE);
        Result result = new Hard(args).run();
        result.show();
        System.exit(result.isGood() ? 0 : 1);
    }

    private Result run() throws Exception {
        return switch (args[0]) {
            case "kill" -> Kill.run((int) number(1, 200), number(2, seed()));
            case "pause" -> Pause.run(number(1, seed()));
            case "handover" -> Handover.run(number(1, seed()));
            case "jump" -> Jump.run(number(1, seed()));
            case "outage" -> Outage.run(number(1, seed()));
            case "term" -> Term.run(number(1, seed()));
            case "upgrade" -> Upgrade.run(number(1, seed()));
            case "soak" -> Soak.run((int) number(1, 60), number(2, seed()));
            default -> throw new IllegalArgumentException("there is no part \"" + args[0] + "\"");
        };
    }

    private static long seed() {
        return new Random().nextInt(1_000_000);
    }

    private long number(int index, long otherwise) {
        return args.length > index ? Long.parseLong(args[index]) : otherwise;
    }
}
