package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.CloudSection;
import io.netwatch.capture.app.Configuration.CredentialKind;
import io.netwatch.capture.azure.Cloud;
import io.netwatch.capture.azure.TrustedCloud;
import java.util.List;
import java.util.stream.Stream;

/** What a firewall must let through. */
final class Hosts {
    /** The metadata service of the machine below; it speaks plain HTTP and is never routed. */
    private static final String METADATA = "169.254.169.254:80";

    private Hosts() {}

    /** One line for the usual cloud and for each that the configuration describes; a Secret may name others. */
    static List<String> lines(AzureSettings settings) {
        return Stream
                .concat(Stream.of(settings.section().cloud()),
                        settings.section().clouds().stream().map(CloudSection::name))
                .distinct().map(settings.clouds().byName()::get).map(TrustedCloud::cloud)
                .map(cloud -> line(settings, cloud)).toList();
    }

    private static String line(AzureSettings settings, Cloud cloud) {
        Stream<String> metadata = Stream.of(METADATA)
                .filter(_ -> settings.section().credential() == CredentialKind.ManagedIdentity
                        && cloud.name().equals(settings.section().cloud()));
        return cloud.name() + ": " + String.join(", ", Stream.concat(cloud.hosts().stream(), metadata).toList());
    }
}
