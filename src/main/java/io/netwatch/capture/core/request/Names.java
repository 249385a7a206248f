package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.Plain;
import java.util.List;

/** Several names in one sentence. */
final class Names {
    private static final int MOST = 10;
    private static final int LONGEST = 64;

    private Names() {}

    /** For example {@code instance 3}, {@code instances 1, 4 and 7}; of more than ten the first ones and a number. */
    static String instances(List<String> ids) {
        return (ids.size() == 1 ? "instance " : "instances ") + list(ids);
    }

    private static String list(List<String> ids) {
        List<String> shown = ids.stream().limit(ids.size() > MOST ? MOST : ids.size() - 1L)
                .map(id -> Plain.text(id, LONGEST)).toList();
        String last = ids.size() > MOST
                ? ids.size() - MOST + " more"
                : Plain.text(ids.getLast(), LONGEST);
        return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
    }
}
