package io.netwatch.capture.core.terms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The allow-list: which namespace may use which part of Azure. Nothing is allowed by default. */
public record Reach(List<Allowance> allowances) {

    /**
     * One line of the allow-list.
     *
     * @param namespace a namespace, or * for all
     * @param scope an ARM id prefix: a subscription, a resource group or a resource
     */
    public record Allowance(String namespace, String scope) {
        boolean covers(String wanted, ArmId id) {
            String prefix = scope.toLowerCase(Locale.ROOT);
            return (namespace.equals("*") || namespace.equals(wanted))
                    && (id.lowerCase().equals(prefix) || id.lowerCase().startsWith(prefix + "/"));
        }
    }

    public Reach {
        allowances = List.copyOf(allowances);
    }

    /** Nothing when allowed, else a sentence that tells what to add. */
    public Optional<String> refusal(String namespace, ArmId id) {
        return allowances.stream().anyMatch(line -> line.covers(namespace, id))
                ? Optional.empty()
                : Optional
                        .of("Namespace %s may not use %s: add {namespace: %s, scope: %s} to allow in the configuration."
                                .formatted(namespace, id, namespace, groupOf(id)));
    }

    private static String groupOf(ArmId id) {
        return "/subscriptions/" + id.subscription() + "/resourceGroups/" + id.resourceGroup();
    }
}
