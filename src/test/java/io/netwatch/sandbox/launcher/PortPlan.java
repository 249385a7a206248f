package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.front.Ports;
import io.netwatch.sandbox.kubernetes.real.FreePort;
import java.io.IOException;

/**
 * Which ports a run uses.
 *
 * @param base the first of a contiguous range: Resource Manager, Entra, blobs, Kubernetes, then bridge and health of every
 *     operator, then three for every further cloud; 0 for free ones
 */
public record PortPlan(int base) {
    public static final PortPlan FREE = new PortPlan(0);
    private static final int KUBERNETES = 3;
    private static final int OPERATORS = 4;

    /** @param cloud counted from 0, the operators' own being the first */
    Ports azure(int cloud, int operators) {
        if (base == 0) {
            return Ports.ANY;
        }
        int first = base + (cloud == 0 ? 0 : OPERATORS + 2 * operators + 3 * (cloud - 1));
        return new Ports(first, first + 1, first + 2);
    }

    int kubernetes() {
        return base == 0 ? 0 : base + KUBERNETES;
    }

    /** Chosen before the operator starts, so that it outlives its restarts. */
    int bridge(int operator) throws IOException {
        return base == 0 ? FreePort.find() : base + OPERATORS + 2 * (operator - 1);
    }

    int health(int operator) throws IOException {
        return base == 0 ? FreePort.find() : bridge(operator) + 1;
    }
}
