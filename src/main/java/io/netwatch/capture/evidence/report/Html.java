package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Clean;
import java.util.List;
import java.util.function.Function;

/** Markup that is safe to send. Whatever is put into a template becomes text, unless it is markup already. */
record Html(String markup) {
    static final Html NOTHING = new Html("");
    private static final int LONGEST = 4000;
    private static final String HOLE = "{}";

    /** Fills the holes, written {@code {}}, of a template that is a constant of this program. Also good inside of quoted attributes. */
    static Html of(String template, Object... values) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf(HOLE, from);
            markup.append(template, from, hole).append(value instanceof Html html ? html.markup : escape(value));
            from = hole + HOLE.length();
        }
        return new Html(markup.append(template, from, template.length()).toString());
    }

    static Html all(List<Html> parts) {
        return new Html(String.join("\n", parts.stream().map(Html::markup).toList()));
    }

    static <T> Html each(List<T> values, Function<T, Html> draw) {
        return all(values.stream().map(draw).toList());
    }

    /** Text of several lines, for an element that keeps them. */
    static Html lines(String text) {
        return new Html(entities(Clean.lines(text, LONGEST)));
    }

    private static String escape(Object value) {
        return entities(Clean.text(String.valueOf(value), LONGEST));
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
