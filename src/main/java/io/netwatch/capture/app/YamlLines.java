package io.netwatch.capture.app;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds keys again in the text: Jackson often notices a mistake only when it has read far beyond it. */
final class YamlLines {
    private YamlLines() {}

    /**
     * The line, counted from 1, of the innermost part of the path that is there; empty when the text goes on with
     * something that is not YAML.
     */
    static Optional<Integer> of(String yaml, List<Reference> path) {
        try {
            return Optional.of(line(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)), path));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    private static int line(Node root, List<Reference> path) {
        Found here = new Found(1, root);
        for (Reference step : path) {
            Optional<Found> next = find(here.node(), step);
            if (next.isEmpty()) {
                return here.line();
            }
            here = next.get();
        }
        return here.line();
    }

    private record Found(int line, Node node) {}

    private static Optional<Found> find(Node node, Reference step) {
        return switch (node) {
            case MappingNode map -> map.getValue().stream().filter(entry -> key(entry).equals(step.getFieldName()))
                    .findFirst()
                    .map(entry -> new Found(entry.getKeyNode().getStartMark().getLine() + 1, entry.getValueNode()));
            case SequenceNode list when step.getIndex() >= 0 && step.getIndex() < list.getValue().size() ->
                Optional.of(list.getValue().get(step.getIndex()))
                        .map(item -> new Found(item.getStartMark().getLine() + 1, item));
            case null, default -> Optional.empty();
        };
    }

    private static String key(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
