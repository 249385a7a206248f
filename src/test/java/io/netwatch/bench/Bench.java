package io.netwatch.bench;

import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.launcher.ApiServer;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** {@code bench/run NAME}, and {@code verdicts NAME...} for what several have left. */
final class Bench {
    private static final Logger ROOT = LogManager.getLogManager().getLogger("");

    private Bench() {}

    public static void main(String[] args) throws Exception {
        ROOT.setLevel(Level.SEVERE);
        if (args[0].equals("verdicts")) {
            Verdicts.show(List.of(args).subList(1, args.length));
            return;
        }
        Report report = switch (args[0]) {
            case "bridge" -> Alerts.measure(server());
            case "burst" -> Burst.measure();
            case "calls" -> Calls.measure();
            case "flood" -> Flood.measure(server());
            case "hot" -> Hot.measure(server());
            case "scale" -> Scale.measure(server());
            case "reading" -> Reading.measure();
            case "reconcile" -> Reconcile.measure();
            case "start" -> Start.measure(server());
            default -> throw new IllegalArgumentException("there is no benchmark \"" + args[0] + "\"");
        };
        report.show();
        System.exit(0);
    }

    private static ApiServer server() {
        return Binaries.find().<ApiServer>map(ApiServer.Real::new).orElseGet(() -> {
            System.out.println(Binaries.REMEDY + " The box stands in for it.");
            return new ApiServer.Box();
        });
    }
}
