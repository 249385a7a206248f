package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportTest {
    private static final Pattern OUTSIDE = Pattern
            .compile("https?:|src=|href=|url\\(|@import|<script|javascript:|\\bon\\w+=");

    @ParameterizedTest
    @EnumSource
    void isAWellFormedPageThatStandsAlone(TrafficStory story) throws Exception {
        String html = Report.html(Capture.summary(SummaryTest.file(story), Options.DEFAULT), context("plain"));
        Document page = parse(html);

        assertThat(html).doesNotContainPattern(OUTSIDE);
        assertThat(html).contains("default-src 'none'", "prefers-color-scheme: dark", "@media print");
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(texts(page, "title")).isNotEmpty();
        assertThat(texts(page, "h2")).contains("Traffic over time", "Top talkers", "Largest conversations",
                "TCP health",
                "Name resolution", "Where it comes from", "Files");
    }

    @ParameterizedTest
    @EnumSource
    void canBeUsedWithAScreenReader(TrafficStory story) throws Exception {
        Document page = parse(Report.html(Capture.summary(SummaryTest.file(story), Options.DEFAULT), context("plain")));

        for (Element table : elements(page, "table")) {
            assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
            assertThat(elements(table, "th"))
                    .allSatisfy(head -> assertThat(head.getAttribute("scope")).isIn("col", "row"));
        }
        for (Element section : elements(page, "section")) {
            String id = section.getAttribute("aria-labelledby");
            assertThat(elements(section, "h2")).anySatisfy(head -> assertThat(head.getAttribute("id")).isEqualTo(id));
        }
        assertThat(elements(page, "svg")).allSatisfy(picture -> assertThat(
                picture.getAttribute("aria-hidden") + picture.getAttribute("aria-label")).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
            "\" onload=\"alert(1)",
            "' autofocus onfocus='x", "<!channel> <@U123>", "\u001b[31mred\u001b]8;;http://evil\u0007",
            "a\r\nSet-Cookie: b",
            "\u202egnp.exe", "\u2066hidden\u2069", "a\u0000b\u2028c", "&lt;b&gt;", "</style><b>", "{}{}", "$1\\2"})
    void escapesWhateverComesFromOutside(String hostile) throws Exception {
        Capture capture = Capture.ethernet();
        for (int id = 0; id < 20; id++) {
            capture.at(id,
                    Frame.ip(Capture.CLIENT, Capture.SERVER, 17, Frame.udp(40_000, 53, Frame.dns(id, 0x0100, hostile))))
                    .at(id + 0.1, Frame.ip(Capture.SERVER, Capture.CLIENT, 17,
                            Frame.udp(53, 40_000, Frame.dns(id, 0x8182, hostile))));
        }
        Summary summary = Evidence.summarise(List.of(Source.bytes(hostile, capture.pcap())), Options.DEFAULT);
        String html = Report.html(summary, context(hostile));
        Document page = parse(html);

        assertThat(html).doesNotContainPattern("<script|<img|<b>alert|<!channel");
        assertThat(html).doesNotContain("\u001b", "\u0007", "\u0000", "\r", "\u202e", "\u2066", "\u2069", "\u2028");
        assertThat(elements(page, "script")).isEmpty();
        assertThat(elements(page, "img")).isEmpty();
        assertThat(texts(page, "title").getFirst()).doesNotContain("\n");
        assertThat(attributes(page)).doesNotContain("onload", "onfocus", "onerror", "autofocus");
        String json = Json.of(summary);
        assertThat(json).doesNotContainPattern("[<>\\x00-\\x1f\u2028\u202e]");
        assertThat(summary.sentence()).doesNotContainPattern("[\\x00-\\x1f\u2028\u202e]");
    }

    @Test
    void showsTheAlertAndTheTurnInThePictureAndBeforeBesideAfter() throws Exception {
        Summary summary = Capture.summary(SummaryTest.file(TrafficStory.EXFILTRATION), Options.DEFAULT.withMark(
                Optional.of(Instant.parse("2026-03-01T02:03:24Z"))));
        String html = Report.html(summary, context("plain"));
        Document page = parse(html);

        assertThat(html).doesNotContainPattern(OUTSIDE);
        assertThat(texts(page, "h2")).contains("Traffic over time", "Before the alert");
        assertThat(texts(page, "text")).contains("alert 02:03:24").anyMatch(it -> it.startsWith("turn 02:03:08: "));
        assertThat(elements(page, "svg").getFirst().getAttribute("aria-label"))
                .contains("; the alert fired at 02:03:24 UTC", "; from 02:03:08 UTC on more than usual");
        assertThat(texts(page, "th")).contains("Usual before", "From 02:03:08 on", "203.0.113.77:443");
    }

    @Test
    void saysThatNothingTurnedWhereNothingDid() throws Exception {
        String html = Report.html(Capture.summary(SummaryTest.file(TrafficStory.NORMAL), Options.DEFAULT.withMark(
                Optional.of(Instant.parse("2026-03-01T02:03:24Z")))), context("plain"));

        parse(html);
        assertThat(html).contains("No clear and lasting rise of the traffic is in this capture.", ">alert 02:03:24<");
    }

    @Test
    void aCaptureThatBeganAfterTheAlertShowsNothingOfIt() {
        byte[] file = SummaryTest.file(TrafficStory.EXFILTRATION);
        Options marked = Options.DEFAULT.withMark(Optional.of(Instant.parse("2026-03-01T02:02:51Z")));

        assertThat(Report.html(Capture.summary(file, marked), context("plain")))
                .isEqualTo(Report.html(Capture.summary(file, Options.DEFAULT), context("plain")));
    }

    @Test
    void showsNoPayload() {
        byte[] secret = "PASSWORD=hunter2".getBytes(StandardCharsets.US_ASCII);
        Capture capture = Capture.ethernet().at(0,
                Frame.ip(Capture.CLIENT, Capture.SERVER, 6, Frame.tcp(40_000, 80, 1, 1, Frame.ACK, 64_000, secret)));

        assertThat(Report.html(capture.summary(), context("x")) + Json.of(capture.summary())).doesNotContain("hunter2",
                "PASSWORD");
    }

    @Test
    void tellsOfAnEmptyAndOfABrokenFile() throws Exception {
        String empty = Report.html(Capture.ethernet().summary(), Context.titled("nothing"));
        String broken = Report.html(Capture.summary(new byte[]{1, 2, 3, 4, 5}, Options.DEFAULT),
                Context.titled("broken"));

        parse(empty);
        parse(broken);
        assertThat(empty).contains("The capture holds no packet.").doesNotContain("Top talkers");
        assertThat(broken).contains("The file is neither pcap nor pcapng");
    }

    private static Context context(String text) {
        return new Context(text, Optional.of(text), Optional.of("first\n" + text), Optional.of(text));
    }

    /** The page is written as XML would be, but for the meta elements; so an XML parser checks every bracket. */
    private static Document parse(String html) throws Exception {
        String xml = html.substring("<!DOCTYPE html>\n".length()).replaceAll("<meta ([^>]*)>", "<meta $1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getElementsByTagName(name));
    }

    private static List<Element> elements(Element parent, String name) {
        return elements(parent.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }

    private static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(Element::getTextContent).toList();
    }

    private static List<String> attributes(Document page) {
        return elements(page, "*").stream()
                .flatMap(element -> IntStream.range(0, element.getAttributes().getLength())
                        .mapToObj(index -> element.getAttributes().item(index).getNodeName()))
                .toList();
    }
}
