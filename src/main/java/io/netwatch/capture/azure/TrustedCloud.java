package io.netwatch.capture.azure;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cloud and whom its servers' certificates are signed by.
 *
 * @param caFile certificates in PEM that alone are trusted; empty trusts what Java trusts
 */
public record TrustedCloud(Cloud cloud, Optional<Path> caFile) {}
