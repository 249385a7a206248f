package io.netwatch.capture.evidence.report;

import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.LeftOut;
import io.netwatch.capture.evidence.summary.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the capture comes from, which files were read, and what the page does not show. */
final class Origin {
    private static final int FILES = 50;

    private Origin() {}

    static Html section(Context context) {
        List<Html> parts = new ArrayList<>();
        part(parts, "Alert", context.alert(), "text");
        part(parts, "What happened", context.story(), "text");
        part(parts, "Fetch the file", context.command(), "command");
        return parts.isEmpty()
                ? Html.NOTHING
                : Html.of(
                        "<section aria-labelledby=\"origin\"><h2 id=\"origin\">Where it comes from</h2>\n{}\n</section>",
                        Html.all(parts));
    }

    private static void part(List<Html> parts, String name, Optional<String> text, String kind) {
        text.filter(it -> !it.isBlank())
                .ifPresent(it -> parts
                        .add(Html.of("<h3>{}</h3>\n<pre class=\"{}\">{}</pre>", name, kind, Html.lines(it))));
    }

    static Html foot(Facts facts) {
        return Html.of("""
                <footer>
                <section aria-labelledby="files"><h2 id="files">Files</h2>
                {}
                </section>
                <p>{}Bytes are those on the wire with link headers. A conversation is two addresses, two ports and a \
                protocol; who sent the SYN is the client. All times are UTC. Packets' contents are not in this page.</p>
                </footer>""", files(facts.files()), leftOut(facts.leftOut()));
    }

    private static Html files(List<FileRead> files) {
        Html table = new Table<FileRead>("Files that were read", "No file was given.").text("File", FileRead::name)
                .text("Format", FileRead::format).number("Packets", it -> Units.count(it.packets()))
                .number("Bytes read", it -> Units.count(it.read())).text("Read", Origin::howFar)
                .draw(files.subList(0, Math.min(FILES, files.size())));
        return files.size() <= FILES
                ? table
                : Html.of("{}\n<p>and {} more</p>", table, Units.count(files.size() - (long) FILES));
    }

    private static String howFar(FileRead it) {
        String gap = it.gap().map(part -> "Without bytes " + Units.count(part.fromByte()) + " to "
                + Units.count(part.toByte()) + ".").orElse("");
        String end = it.trouble().map(trouble -> "Until byte " + Units.count(it.bytes()) + ". " + trouble).orElse("");
        return gap.isEmpty() && end.isEmpty() ? "whole" : (gap + " " + end).strip();
    }

    private static String leftOut(LeftOut it) {
        StringBuilder words = new StringBuilder();
        if (it.conversations() + it.relations() > 0) {
            words.append("There were more conversations than are followed: ").append(Units.count(it.conversations()))
                    .append(" small ones are in the totals, but not all of them are in the lists. ");
        }
        if (it.undecodedPackets() > 0) {
            words.append(Units.count(it.undecodedPackets(), "packet")).append(" could not be decoded. ");
        }
        if (it.untimedPackets() > 0) {
            words.append(Units.count(it.untimedPackets(), "packet")).append(" tell no time. ");
        }
        return words
                .append(it.dnsNames() ? "Some names that were looked up without trouble are not counted by name. " : "")
                .toString();
    }
}
