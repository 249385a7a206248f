package io.netwatch.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What kube-apiserver notes about the calls of ServiceAccounts. */
record Audit(Path log) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = """
            apiVersion: audit.k8s.io/v1
            kind: Policy
            omitStages: [RequestReceived]
            rules:
            - {level: Metadata, userGroups: ["system:serviceaccounts"]}
            - {level: None}
            """;
    private static final String ACCOUNT = "system:serviceaccount:" + Chart.RELEASE + ":";

    /**
     * One call.
     *
     * @param status of HTTP
     */
    record Entry(Grant deed, int status) {}

    static Audit in(Path folder) throws IOException {
        Files.writeString(folder.resolve("audit-policy.yaml"), POLICY);
        return new Audit(folder.resolve("audit.log"));
    }

    List<String> options() {
        return List.of("--audit-policy-file", log.resolveSibling("audit-policy.yaml").toAbsolutePath().toString(),
                "--audit-log-path", log.toAbsolutePath().toString(), "--audit-log-mode", "blocking");
    }

    /** The calls of the release's accounts for resources, in their order. */
    List<Entry> entries() throws IOException {
        return Files.readAllLines(log).stream().flatMap(line -> parse(line).stream()).toList();
    }

    /** The last line may be half written. */
    private static Optional<Entry> parse(String line) {
        try {
            JsonNode event = JSON.readTree(line);
            return Optional.of(event).filter(each -> each.at("/user/username").asText().startsWith(ACCOUNT)
                    && each.has("objectRef")).map(Audit::entry);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Entry entry(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String subresource = object.path("subresource").asText();
        String resource = object.path("apiGroup").asText() + "/" + object.path("resource").asText()
                + (subresource.isEmpty() ? "" : "/" + subresource);
        Grant deed = new Grant(event.at("/user/username").asText().substring(ACCOUNT.length()),
                object.path("namespace").asText(), event.path("verb").asText(), resource,
                object.path("name").asText());
        return new Entry(deed, event.at("/responseStatus/code").asInt());
    }
}
