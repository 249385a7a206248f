package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Hash;
import java.util.Locale;
import java.util.Map;

/** Names and labels of ordered requests. The same alert, policy and target always give the same name. */
final class Naming {
    private static final int LONGEST_LABEL = 63;

    private Naming() {}

    /** {@code <policy>-<machine>-<16 hex>}: a lower-case DNS name of at most 118 characters. */
    static String request(Policy policy, Alert alert, ArmId target) {
        String unique = AlertKey.joined(policy.name(), AlertKey.of(alert, target).instance(), AlertKey.fired(alert),
                target.lowerCase());
        return slug(policy.name(), 40) + "-" + slug(target.name(), 60) + "-" + Hash.hex(unique, 16);
    }

    /** {@code <policy>-drill-<16 hex>}: the same for each reading of one value of the annotation. */
    static String drill(Policy policy, String uid, String value) {
        return slug(policy.name(), 40) + "-drill-" + Hash.hex(AlertKey.joined(uid, value), 16);
    }

    /** {@code <policy>-<machine>-rec-<16 hex>}: the same for each try to make the recording of this number. */
    static String recording(Policy policy, String uid, ArmId target, int number) {
        return slug(policy.name(), 40) + "-" + slug(target.name(), 60) + "-rec-"
                + Hash.hex(AlertKey.joined(uid, target.lowerCase(), String.valueOf(number)), 16);
    }

    /** Labels by which people and a later message about the same alert find the request. */
    static Map<String, String> labels(Policy policy, Alert alert, ArmId target) {
        return Map.of(Labels.POLICY, label(policy.name()), Labels.ALERT, AlertKey.of(alert, target).incident());
    }

    /** A policy's name may be longer than a label's value: then a hash keeps it unique. */
    static String label(String name) {
        return name.length() <= LONGEST_LABEL ? name : slug(name, 46) + "-" + Hash.hex(name, 16);
    }

    /** Letters, digits and single dashes, no dash at either end; never empty. */
    private static String slug(String text, int longest) {
        String dashed = trim(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        String cut = trim(dashed.substring(0, Math.min(longest, dashed.length())));
        return cut.isEmpty() ? "x" : cut;
    }

    private static String trim(String dashed) {
        int from = dashed.startsWith("-") ? 1 : 0;
        int to = dashed.endsWith("-") ? dashed.length() - 1 : dashed.length();
        return dashed.substring(Math.min(from, to), to);
    }
}
