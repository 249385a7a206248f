package io.netwatch.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import io.netwatch.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds the word that woke them in the documentation. */
class OperateTest {
    private static final String SENDER = "bridge: {tokens: [{namespace: shop, secret: {name: bridge-shop, key: token}}]}\n";

    @Test
    void everyAlertRuleHasItsRunbook() throws IOException {
        String page = Files.readString(Path.of("docs", "operate.md"));
        String rules = Chart.render(SENDER + "metrics: {prometheusRule: {enabled: true}}\n").manifests();
        List<String> runbooks = found(rules, "runbook: docs/operate.md#(\\w+)");

        assertThat(runbooks).hasSizeGreaterThan(10).hasSameSizeAs(found(rules, "- alert: (\\w+)"))
                .allSatisfy(name -> assertThat(page).contains("<a name=\"" + name + "\">"));
        assertThat(found(rules, "- alert: (\\w+)")).allSatisfy(name -> assertThat(page).contains("**" + name + "**"));
    }

    @Test
    void everyMetricOfRulesAndDashboardIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs", "operate.md"));
        String asked = Files.readString(Chart.FOLDER.resolve("files/dashboard.json"))
                + Files.readString(Chart.FOLDER.resolve("templates/alert-rules.yaml"));

        assertThat(
                found(asked, "\\b((?:capture|reconciliations)_\\w+?)(?:_bucket|_count|_sum)?\\{").stream().distinct())
                .hasSizeGreaterThan(12).allSatisfy(metric -> assertThat(page).contains("`" + metric + "`"));
    }

    @Test
    void everyStateIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs", "requests.md"));
        assertThat(Stream.of(Reason.values()).filter(reason -> reason.standing() == Standing.Failed
                || reason.standing() == Standing.Blocked || reason.standing() == Standing.Succeeded)
                .map(Reason::word)).allSatisfy(word -> assertThat(page).contains(word));
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }
}
