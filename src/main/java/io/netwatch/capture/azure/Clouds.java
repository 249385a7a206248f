package io.netwatch.capture.azure;

import io.netwatch.capture.azure.AzureConfig.Timeouts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The clouds that this operator knows, by their names.
 *
 * @param usual the name of the one that is meant when nobody names one
 */
public record Clouds(Map<String, TrustedCloud> byName, String usual) {

    public Clouds {
        byName = Map.copyOf(byName);
        if (!byName.containsKey(usual)) {
            throw new IllegalArgumentException(
                    "There is no cloud \"%s\": write one of %s, or describe it under azure.clouds."
                            .formatted(usual, byName.keySet().stream().sorted().toList()));
        }
    }

    /** Microsoft's three, and {@code custom}; one of the same name takes the place of Microsoft's. */
    public static Clouds of(List<TrustedCloud> custom, String usual) {
        Map<String, TrustedCloud> all = new LinkedHashMap<>();
        microsofts().forEach(cloud -> all.put(cloud.name(), new TrustedCloud(cloud, Optional.empty())));
        custom.forEach(cloud -> all.put(cloud.cloud().name(), cloud));
        return new Clouds(all, usual);
    }

    /** Microsoft's own clouds. */
    public static Stream<Cloud> microsofts() {
        return Stream.of(Cloud.azurePublic(), Cloud.azureChina(), Cloud.azureUsGovernment());
    }

    public TrustedCloud usualCloud() {
        return byName.get(usual);
    }

    Optional<TrustedCloud> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** How to reach the usual cloud as somebody. */
    public AzureConfig as(Identity identity) {
        return as(identity, usualCloud());
    }

    AzureConfig as(Identity identity, TrustedCloud place) {
        return new AzureConfig(place.cloud(), identity, place.caFile(), Timeouts.DEFAULT);
    }
}
