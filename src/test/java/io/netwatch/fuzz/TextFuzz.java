package io.netwatch.fuzz;

import io.netwatch.capture.app.AppTexts;
import io.netwatch.capture.azure.AzureReaders;
import io.netwatch.capture.core.policy.PolicyTexts;
import io.netwatch.capture.core.policy.Targets;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import java.util.List;
import java.util.Optional;

/** Single texts: ids, addresses, patterns, names of files, lines of a log. */
public final class TextFuzz {
    private static final int LONGEST = 1 << 14;

    private TextFuzz() {}

    /** @param data texts, one a line */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > LONGEST) {
            return;
        }
        List<String> texts = List.of(Promise.text(data).split("\n", -1));
        String first = texts.getFirst();
        String last = texts.getLast();
        plain(first);
        ArmId.parse(first).ifPresent(TextFuzz::id);
        allowance(first, last);
        Targets.of(texts).machines().forEach(machine -> Promise.that(ArmId.parse(machine.text()).isPresent(),
                "a machine has an id"));
        AzureReaders.blob(first).ifPresent(url -> Promise.that(AzureReaders.blob(url).equals(Optional.of(url)),
                "an address leads to itself: " + url));
        globs(first, last);
        AppTexts.requestKey(first).ifPresent(key -> Promise.that(key.equals(first), "a key is itself"));
        Promise.that(AppTexts.logLine(Promise.text(data)).lines().count() <= 2, "one message, one line");
        names(texts);
    }

    private static void plain(String text) {
        String plain = Plain.text(text, 100);
        Promise.harmless(plain, 100);
        Promise.that(Plain.text(plain, 100).equals(plain), "harmless once, harmless twice");
    }

    private static void id(ArmId id) {
        Promise.that(ArmId.parse(id.lowerCase()).equals(Optional.of(id)), "case does not matter");
        Promise.that(!id.name().isEmpty() && !id.subscription().isEmpty() && !id.resourceGroup().isEmpty(),
                "an id has all its parts");
        Promise.that(!id.text().contains("?") && !id.text().contains("#") && !id.text().contains("/../"),
                "an id leads nowhere else");
        Promise.that(new Reach(List.of(new Allowance("n", id.text()))).refusal("n", id).isEmpty(),
                "what is allowed is allowed");
    }

    private static void allowance(String namespace, String scope) {
        try {
            Promise.that(!new Allowance(namespace, scope).scope().isEmpty(), "nothing allows everything");
        } catch (IllegalArgumentException sentence) {
            Promise.that(!sentence.getMessage().isBlank(), "a sentence");
        }
        try {
            Promise.that(new InstallId(namespace).hex().length() == 8, "eight digits");
        } catch (IllegalArgumentException sentence) {
            Promise.that(!sentence.getMessage().isBlank(), "a sentence");
        }
    }

    private static void globs(String pattern, String text) {
        Promise.that(PolicyTexts.text("*", text) && PolicyTexts.path("**", text), "a star takes all");
        boolean path = PolicyTexts.path(pattern, text);
        Promise.that(!path || PolicyTexts.text(pattern, text), "what a path's pattern takes, a text's takes too");
    }

    private static void names(List<String> texts) {
        List<String> urls = texts.stream().map(text -> "https://account.blob.test/" + text).toList();
        List<String> names = AppTexts.fileNames(urls);
        Promise.that(names.size() == urls.size(), "a name for each file");
        names.forEach(name -> Promise.that(!name.isEmpty() && !name.startsWith(".") && !name.contains("/"),
                "a name that leads into no other directory, not " + name));
    }
}
