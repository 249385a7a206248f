package io.netwatch.capture.evidence.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table whose first column names the row. Empty ones are replaced by a sentence. */
final class Table<T> {
    private final String caption;
    private final String whenEmpty;
    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String name, String kind, Function<T, Object> value) {}

    Table(String caption, String whenEmpty) {
        this.caption = caption;
        this.whenEmpty = whenEmpty;
    }

    Table<T> text(String name, Function<T, Object> value) {
        columns.add(new Column<>(name, "text", value));
        return this;
    }

    Table<T> number(String name, Function<T, Object> value) {
        columns.add(new Column<>(name, "number", value));
        return this;
    }

    Table<T> picture(String name, Function<T, Object> value) {
        columns.add(new Column<>(name, "picture", value));
        return this;
    }

    Html draw(List<T> rows) {
        if (rows.isEmpty()) {
            return Html.of("<p class=\"none\">{}</p>", whenEmpty);
        }
        return Html.of("""
                <div class="scroll"><table>
                <caption>{}</caption>
                <thead><tr>{}</tr></thead>
                <tbody>
                {}
                </tbody>
                </table></div>""", caption,
                Html.each(columns, it -> Html.of("<th scope=\"col\" class=\"{}\">{}</th>", it.kind(), it.name())),
                Html.each(rows, this::row));
    }

    private Html row(T row) {
        List<Html> cells = new ArrayList<>();
        for (Column<T> column : columns) {
            String template = cells.isEmpty()
                    ? "<th scope=\"row\" class=\"{}\">{}</th>"
                    : "<td class=\"{}\">{}</td>";
            cells.add(Html.of(template, column.kind(), column.value().apply(row)));
        }
        return Html.of("<tr>{}</tr>", Html.all(cells));
    }

    /** One part of a whole, drawn as a bar. */
    static Html share(long part, long whole) {
        return Html.of("<svg class=\"meter\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect class=\"all\" width=\"{}\" height=\"8\"/></svg>",
                Math.round(1000.0 * part / Math.max(1, whole)) / 10.0);
    }

    /** Two parts of the largest row's bytes, drawn as one bar; the figures stand beside it. */
    static Html meter(long first, long second, long largest) {
        double scale = 100.0 / Math.max(1, largest);
        double one = Math.round(first * scale * 10) / 10.0;
        double two = Math.round(second * scale * 10) / 10.0;
        return Html.of("<svg class=\"meter\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect class=\"out\" width=\"{}\" height=\"8\"/><rect class=\"in\" x=\"{}\" width=\"{}\" height=\"8\"/></svg>",
                one, one, two);
    }
}
