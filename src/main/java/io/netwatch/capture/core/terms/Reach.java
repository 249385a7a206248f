package io.netwatch.capture.core.terms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The allow-list: which namespace may use which part of Azure. Nothing is allowed by default. */
public record Reach(List<Allowance> allowances) {

    /**
     * One line of the allow-list.
     *
     * @param namespace a namespace, or * for all
     * @param scope an ARM id prefix: a subscription, a resource group or a resource
     * @param installAgent whether requests may have the agent installed on machines there
     */
    public record Allowance(String namespace, String scope, boolean installAgent) {
        private static final Pattern SCOPE = Pattern.compile("(?i)/subscriptions/[^/]+(/[^/]+)*");

        /** Refuses what would allow everything, or silently nothing. */
        public Allowance {
            scope = scope == null ? "" : scope.replaceAll("/+$", "");
            if (namespace == null || namespace.isBlank() || !SCOPE.matcher(scope).matches()) {
                throw new IllegalArgumentException("allow has {namespace: %s, scope: %s}: write a namespace or *, and "
                        .formatted(namespace, scope) + "/subscriptions/ID or an id below it");
            }
        }

        /** Without the right to install anything. */
        public Allowance(String namespace, String scope) {
            this(namespace, scope, false);
        }

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

    /** Nothing when the agent may be installed there, else a sentence that tells what to add. */
    public Optional<String> installRefusal(String namespace, ArmId machine) {
        return allowances.stream().anyMatch(line -> line.installAgent() && line.covers(namespace, machine))
                ? Optional.empty()
                : Optional.of(("Namespace %s may not have the agent installed on %s: add {namespace: %s, scope: %s, "
                        + "installAgent: true} to allow in the configuration, or remove spec.installAgent.")
                        .formatted(namespace, machine, namespace, groupOf(machine)));
    }

    private static String groupOf(ArmId id) {
        return "/subscriptions/" + id.subscription() + "/resourceGroups/" + id.resourceGroup();
    }
}
