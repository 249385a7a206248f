package io.netwatch.bench;

import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import java.nio.file.Path;
import java.util.List;

final class Reading {
    static long cpu() { return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(); }
    public static void main(String[] a) throws Exception {
        for (boolean ng : new boolean[]{false, true}) {
            Path p = BigCapture.make(ng ? "big.pcapng" : "big.pcap", ng, 1L << 30);
            for (int i = 0; i < Integer.getInteger("n", 6); i++) {
                long t = System.nanoTime(); long c = cpu();
                var s = Evidence.summarise(List.of(Source.file(p)), Options.DEFAULT);
                double sec = (System.nanoTime() - t) / 1e9;
                double cs=(cpu()-c)/1e9; System.out.printf("cpu %.3f s %.2f GB/s %.2f Mp/s | ", cs, java.nio.file.Files.size(p)/cs/1e9, s.facts().all().packets()/cs/1e6);System.out.printf("%s %.3f s %.2f GB/s %.2f Mp/s %d convs mean %.0f B%n", p.getFileName(), sec, java.nio.file.Files.size(p) / sec / 1e9,
                        s.facts().all().packets() / sec / 1e6, s.facts().conversationCount(), 1.0 * s.facts().all().bytes() / s.facts().all().packets());
                if (i == 0) System.out.println(s.sentence() + " retr " + s.facts().tcp());
            }
        }
    }
}
