package io.netwatch.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one benchmark found: a table for people, and the same in {@code target/bench/NAME.json}.
 *
 * @param setting what somebody must know to compare two reports
 * @param goals with what was measured and the verdict
 */
record Report(String name, Map<String, Object> setting, List<Row> rows, List<Goal> goals) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Report(String name, Map<String, Object> setting, List<Row> rows) {
        this(name, setting, rows, List.of());
    }

    /** The same with one more goal. */
    Report with(Goal goal) {
        return new Report(name, setting, rows, Stream.concat(goals.stream(), Stream.of(goal)).toList());
    }

    /** One line: what was measured, and its figures by the name of their column. */
    record Row(String what, Map<String, Object> figures) {
        static Row of(String what, Samples samples) {
            Map<String, Object> figures = new LinkedHashMap<>();
            for (int percent : new int[]{50, 95, 99}) {
                figures.put("p" + percent + " ms", "%.1f".formatted(samples.percentile(percent)));
            }
            return new Row(what, figures);
        }

        Row with(String column, Object figure) {
            Map<String, Object> more = new LinkedHashMap<>(figures);
            more.put(column, figure);
            return new Row(what, more);
        }
    }

    static Map<String, Object> machine(String kubernetes) throws IOException {
        Map<String, Object> setting = new LinkedHashMap<>();
        setting.put("date", InstantSource.system().instant().toString());
        setting.put("kubernetes", kubernetes);
        setting.put("java", System.getProperty("java.runtime.version"));
        setting.put("processors", Runtime.getRuntime().availableProcessors());
        Path load = Path.of("/proc/loadavg");
        if (Files.isReadable(load)) {
            setting.put("load", Files.readString(load).split(" ", 2)[0]);
        }
        Path cpu = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpu)) {
            Files.readAllLines(cpu).stream().filter(line -> line.startsWith("model name")).findFirst()
                    .ifPresent(line -> setting.put("processor", line.substring(line.indexOf(':') + 2)));
        }
        return setting;
    }

    void show() throws IOException {
        System.out.println();
        System.out.println("  " + name + "  (" + setting.get("kubernetes") + ", " + setting.get("processors")
                + " processors, load " + setting.getOrDefault("load", "unknown") + ")");
        List<String> columns = rows.stream().flatMap(row -> row.figures().keySet().stream()).distinct().toList();
        System.out.printf("  %-58s", "");
        columns.forEach(column -> System.out.printf(" %14s", column));
        System.out.println();
        for (Row row : rows) {
            System.out.printf("  %-58s", row.what());
            columns.forEach(column -> System.out.printf(" %14s", row.figures().getOrDefault(column, "")));
            System.out.println();
        }
        if (!goals.isEmpty()) {
            System.out.println(Goal.heading());
            goals.forEach(goal -> System.out.println(goal.line()));
        }
        Path file = file(name);
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), this);
        System.out.println("  " + file);
    }

    static Path file(String benchmark) {
        return Path.of("target", "bench", benchmark + ".json");
    }
}
