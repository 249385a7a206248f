package io.netwatch.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what is shipped, which the build has written just before. */
class SbomTest {
    private static final Path BOM = Path.of("target", "bom.json");
    /** All of them let an Apache-2.0 program ship their holders' work unchanged beside it. */
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause",
            "EPL-1.0", "EPL-2.0", "UPL-1.0", "CC0-1.0",
            // As two libraries call theirs: Apache-2.0, and BSD-3-Clause.
            "Apache 2 License", "Go License");

    private static List<JsonNode> components;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(BOM), "there is no " + BOM + ": mvn process-classes writes it");
        components = elements(new ObjectMapper().readTree(BOM.toFile()).path("components")).toList();
    }

    @Test
    void everyLibraryIsNamedAndHashed() {
        assertThat(components).hasSizeGreaterThan(40).allSatisfy(component -> {
            assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
            assertThat(component.path("hashes")).as("%s", component.path("purl")).isNotEmpty();
        });
        assertThat(components).extracting(component -> component.path("name").asText())
                .contains("operator-framework-core", "kubernetes-client", "azure-identity")
                .doesNotContain("junit-jupiter", "helm-java");
    }

    /** Of several licences one may be chosen. */
    @Test
    void everyLicenceMayBeShipped() {
        assertThat(components).filteredOn(component -> licences(component).noneMatch(ALLOWED::contains))
                .extracting(component -> component.path("purl").asText() + " " + licences(component).toList())
                .isEmpty();
    }

    private static Stream<String> licences(JsonNode component) {
        return elements(component.path("licenses")).map(each -> each.at("/license/id").asText(
                each.at("/license/name").asText(each.path("expression").asText())));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
