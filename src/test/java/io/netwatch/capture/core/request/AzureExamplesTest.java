package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No compiler for Bicep is to be had by the build, so the files of examples/azure are held to what can be read off them. */
class AzureExamplesTest {
    private static final Path FOLDER = Path.of("examples", "azure");
    private static final String INSTALLS_AGENT = "Microsoft.Compute/virtualMachines/extensions/write";

    @Test
    void theRoleInJsonIsWhatTheOperatorAsksFor() throws IOException {
        JsonNode role = new ObjectMapper().readTree(Files.readString(FOLDER.resolve("operator-role.json")));
        Set<String> expected = needed();
        assertThat(expected.remove(INSTALLS_AGENT)).as("it is in Bicep only, as a choice").isTrue();

        assertThat(Stream.concat(role.path("Actions").valueStream(), role.path("DataActions").valueStream())
                .map(JsonNode::asText)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(role.path("DataActions").valueStream().map(JsonNode::asText)).allMatch(AzureExamplesTest::isData);
        assertThat(role.path("Actions").valueStream().map(JsonNode::asText)).noneMatch(AzureExamplesTest::isData);
    }

    @Test
    void theRoleInBicepIsTheSame() throws IOException {
        assertThat(found("'(Microsoft\\.[A-Za-z]+/[^'@]+)'", Files.readString(FOLDER.resolve("operator-role.bicep"))))
                .containsExactlyInAnyOrderElementsOf(needed());
    }

    static Stream<Path> bicep() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bicep")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bicep")
    void everyParameterAndVariableIsUsed(Path file) throws IOException {
        String text = code(file);

        assertThat(found("(?m)^(?:param|var) (\\w+)", text)).isNotEmpty()
                .allSatisfy(name -> assertThat(text.split("\\b" + name + "\\b", -1).length - 1).as(name)
                        .isGreaterThanOrEqualTo(2));
    }

    @ParameterizedTest
    @MethodSource("bicep")
    void everyParameterIsDescribed(Path file) throws IOException {
        String text = code(file);

        assertThat(found("(@description)\\(", text)).hasSameSizeAs(found("(?m)^param (\\w+)", text));
    }

    @ParameterizedTest
    @MethodSource("bicep")
    void everyResourceNamesAStableVersionAndBracketsClose(Path file) throws IOException {
        String text = code(file);

        assertThat(found("(?m)^resource \\w+ '([^']+)'", text)).isNotEmpty()
                .allMatch(type -> type.matches("Microsoft\\.[A-Za-z]+(/[A-Za-z]+)+@20\\d\\d-\\d\\d-\\d\\d"));
        assertThat(Stream.of("{}", "[]", "()").map(pair -> count(text, pair.charAt(0)) - count(text, pair.charAt(1))))
                .containsOnly(0L);
        assertThat(count(text, '\'') % 2).isZero();
    }

    @Test
    void theMetricRuleIsTheWalkThroughsAndThePolicyAnswersIt() throws IOException {
        String rule = Files.readString(FOLDER.resolve("alert-rules.bicep"));

        assertThat(rule).contains("metricName: 'Network Out Total'", "threshold: 3\n", "timeAggregation: 'Average'",
                "evaluationFrequency: 'PT1M'", "windowSize: 'PT5M'", "operator: 'GreaterThan'");
        assertThat(found("name: '([^']+)'\\n  location: 'global'", rule)).contains("Network Out Total");
        assertThat(Files.readString(Path.of("examples", "policy.yaml")))
                .contains("alertRules: [\"Network Out Total\"]");
    }

    @Test
    void theActionGroupSendsTheCommonSchemaBothWays() throws IOException {
        String group = Files.readString(FOLDER.resolve("action-group.bicep"));

        assertThat(found("(useCommonAlertSchema: true)", group)).hasSize(2);
        assertThat(group).contains("useAadAuth: true", "@secure()");
    }

    @Test
    void theAccountIsClosedToStrangersAndForgets() throws IOException {
        String account = Files.readString(FOLDER.resolve("evidence-storage.bicep"));
        String days = "daysAfterModificationGreaterThan";

        assertThat(account).contains("allowBlobPublicAccess: false", "publicAccess: 'None'", days);
        assertThat(new ObjectMapper().readTree(Files.readString(FOLDER.resolve("lifecycle.json")))
                .at("/rules/0/definition/actions/baseBlob/delete/" + days).asInt()).isEqualTo(30);
    }

    private static Set<String> needed() {
        return ErrorsPage.rights().map(call -> Rights.of(call).orElseThrow().action())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isData(String action) {
        return action.contains("/blobs/");
    }

    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?m)^ *//.*$", "").replace("\\'", "");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(letter -> letter == wanted).count();
    }
}
