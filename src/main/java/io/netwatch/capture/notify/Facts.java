package io.netwatch.capture.notify;

import io.netwatch.capture.core.news.News;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a message for people lists below its sentences, by label, in the order of interest; not escaped for any sink. */
final class Facts {
    private Facts() {}

    static Map<String, String> of(News news) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Target", news.target());
        facts.put("State", news.state());
        news.alert().ifPresent(alert -> {
            facts.put("Alert", alert.rule());
            facts.put("Severity", alert.severity());
            facts.put("Fired", alert.firedTime());
            facts.put("Policy", alert.policy());
        });
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    /** How to find the request, and what tells a repeat. */
    static String origin(News news) {
        return "kubectl describe pcr %s -n %s · event %s".formatted(news.request().name(), news.request().namespace(),
                news.id());
    }

    static String more(News news) {
        return "and " + news.moreFiles() + " more";
    }
}
