package io.netwatch.bench;

import com.sun.management.ThreadMXBean;
import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.summary.Facts;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A file of a gigabyte from the page cache to a full summary, on one thread, beside what other programs need to read it. */
final class Reading {
    private static final long GIBIBYTE = 1L << 30;
    private static final long PART = 32L << 20;
    private static final String PCAP = "full summary, pcap";
    private static final String PCAPNG = "full summary, pcapng";
    private static final String TSHARK = "tshark -q -z conv,ip, first 32 MiB";
    private static final int ROUNDS = 7;
    private static final int OTHERS_ROUNDS = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Report.Row> rows = new ArrayList<>();
    /** GB/s of processor time, by what was read. */
    private final Map<String, Double> rates = new HashMap<>();

    /** Seconds on the clock and on the processor. */
    private record Time(double wall, double cpu) {
        Time least(Time other) {
            return new Time(Math.min(wall, other.wall), Math.min(cpu, other.cpu));
        }
    }

    static Report measure() throws IOException, InterruptedException {
        Path pcap = BigCapture.make("big.pcap", false, GIBIBYTE);
        Path pcapng = BigCapture.make("big.pcapng", true, GIBIBYTE);
        Path part = BigCapture.make("part.pcap", false, PART);
        Reading reading = new Reading();
        Facts facts = reading.ours(PCAP, pcap);
        reading.ours(PCAPNG, pcapng);
        reading.ours("full summary, pcap, first 32 MiB", part);
        reading.other("tcpdump -r FILE -w /dev/null", pcap, "tcpdump", "-r", "-", "-w", "/dev/null");
        reading.other("capinfos FILE", pcap, "capinfos", pcap.toString());
        reading.other(TSHARK, part, "tshark", "-n", "-q", "-z", "conv,ip", "-r",
                part.toString());
        reading.other("tshark -q with the tables that our summary has, first 32 MiB", part, "tshark", "-n", "-q", "-z",
                "conv,ip", "-z", "conv,tcp", "-z", "conv,udp", "-z", "endpoints,ip", "-z", "expert", "-z", "dns,tree",
                "-z", "io,stat,1", "-r", part.toString());
        Map<String, Object> setting = Report.machine("no Kubernetes");
        setting.put("packets", facts.all().packets());
        setting.put("conversations", facts.conversationCount());
        setting.put("meanPacketBytes", facts.all().bytes() / facts.all().packets());
        return new Report("reading", setting, reading.rows, reading.goals(facts.all().packets()));
    }

    private List<Goal> goals(long packets) {
        List<Goal> goals = new ArrayList<>(List.of(
                Goal.atLeast("GB/s of processor time, " + PCAP, 2, rates.get(PCAP)),
                Goal.atLeast("million packets/s of processor time, " + PCAP, 3,
                        packets * rates.get(PCAP) * 1e3 / GIBIBYTE),
                Goal.atLeast("GB/s of processor time, " + PCAPNG, 1.5, rates.get(PCAPNG))));
        if (rates.containsKey(TSHARK)) {
            goals.add(Goal.atLeast("times tshark -z conv,ip", 100, Math.rint(rates.get(PCAP) / rates.get(TSHARK))));
        }
        return goals;
    }

    private Facts ours(String what, Path file) throws IOException {
        System.out.println("  reading: " + what);
        Time best = new Time(Double.MAX_VALUE, Double.MAX_VALUE);
        Facts facts = null;
        long allocated = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long cpu = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            facts = Evidence.summarise(List.of(Source.file(file)), Options.DEFAULT).facts();
            best = best.least(new Time((System.nanoTime() - begin) / 1e9,
                    (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9));
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        row(what, Files.size(file), best,
                Map.of("packets/s CPU", number(facts.all().packets() / best.cpu() / 1e6) + " M",
                        "allocated", number(allocated / 1048576.0) + " MiB"));
        return facts;
    }

    /** Reads from standard input, as tcpdump gives up root before it opens files by name. */
    private void other(String what, Path file, String... command) throws IOException, InterruptedException {
        if (Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .noneMatch(each -> Files.isExecutable(Path.of(each, command[0])))) {
            System.out.println("  reading: " + command[0] + " is not installed, so there is nothing to compare with");
            return;
        }
        System.out.println("  reading: " + what);
        Time best = new Time(Double.MAX_VALUE, Double.MAX_VALUE);
        for (int round = 0; round < OTHERS_ROUNDS; round++) {
            best = best.least(timed(file, command));
        }
        row(what, Files.size(file), best, Map.of());
    }

    /** The shell's own clock knows the processor time of a process that has ended. */
    private static Time timed(Path file, String... command) throws IOException, InterruptedException {
        List<String> shell = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$0\" \"$@\" >/dev/null 2>/dev/null"));
        shell.addAll(List.of(command));
        Process process = new ProcessBuilder(shell).redirectInput(file.toFile()).start();
        String[] times = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip().split(" ", -1);
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
        return new Time(Double.parseDouble(times[0]), Double.parseDouble(times[1]) + Double.parseDouble(times[2]));
    }

    private void row(String what, long bytes, Time time, Map<String, Object> more) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("seconds", number(time.wall()));
        figures.put("GB/s", number(bytes / time.wall() / 1e9));
        figures.put("GB/s CPU", number(bytes / time.cpu() / 1e9));
        figures.putAll(more);
        rates.put(what, bytes / time.cpu() / 1e9);
        rows.add(new Report.Row(what, figures));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
