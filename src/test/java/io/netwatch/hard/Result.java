package io.netwatch.hard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What one part found: a table for people, and the same in {@code target/hard/PART.json}.
 *
 * @param rows in the order in which they are shown
 */
record Result(String part, String date, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * A figure.
     *
     * @param wanted what it has to be; empty when it is only told
     */
    record Row(String what, String seen, String wanted, boolean good) {}

    static Result of(String part) {
        return new Result(part, InstantSource.system().instant().toString(), new ArrayList<>());
    }

    void tell(String what, Object seen) {
        rows.add(new Row(what, String.valueOf(seen), "", true));
    }

    void hold(String what, Object seen, String wanted, boolean good) {
        rows.add(new Row(what, String.valueOf(seen), wanted, good));
    }

    /** There must be none of these; some of them are shown. */
    void none(String what, List<String> found) {
        String some = found.isEmpty() ? "" : " " + found.subList(0, Math.min(5, found.size()));
        hold(what, found.size() + some, "0", found.isEmpty());
    }

    boolean isGood() {
        return rows.stream().allMatch(Row::good);
    }

    void show() throws IOException {
        System.out.printf("%n  %-64s %-24s %-12s%n", part, "seen", "wanted");
        rows.forEach(row -> System.out.printf("  %-64s %-24s %-12s %s%n", row.what(), row.seen(), row.wanted(),
                row.wanted().isEmpty() ? "" : row.good() ? "good" : "NOT GOOD"));
        Path file = Files.createDirectories(Path.of("target", "hard")).resolve(part + ".json");
        JSON.writeValue(file.toFile(), this);
        System.out.println("  " + file);
    }
}
