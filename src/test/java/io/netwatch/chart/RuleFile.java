package io.netwatch.chart;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the chart's alert rules as a file of Prometheus: {@code RuleFile FILE}. */
final class RuleFile {
    private static final String SENDER = "bridge: {tokens: [{namespace: shop, secret: {name: bridge-shop, key: token}}]}\n";

    private RuleFile() {}

    public static void main(String[] args) throws IOException {
        Chart chart = Chart.render(SENDER + "metrics: {prometheusRule: {enabled: true}}\n");
        Files.writeString(Path.of(args[0]), new YAMLMapper().writeValueAsString(
                chart.find("PrometheusRule", Chart.RELEASE).orElseThrow().path("spec")));
    }
}
