package io.netwatch.capture.app;

import io.netwatch.capture.azure.Caller;
import io.netwatch.capture.azure.Targets;
import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.Watcher;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Reach;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/**
 * Calls Azure once for every subscription on the allow-list when the process starts: the first alert then finds a token,
 * a connection and loaded classes, and a person who reads the log learns at once whether the credentials work.
 */
final class FirstContact {
    private static final Logger LOG = System.getLogger(FirstContact.class.getName());

    private FirstContact() {}

    static void make(Targets targets, Reach reach, Caller caller) {
        subscriptions(reach).forEach(id -> Thread.startVirtualThread(() -> say(id,
                caller.call(() -> targets.watchers(id, Listing.start()).map(Listing::items)))));
    }

    private static Stream<String> subscriptions(Reach reach) {
        return reach.allowances().stream().map(line -> line.scope().split("/", -1)[2]).distinct();
    }

    private static void say(String subscription, Answer<List<Watcher>> answer) {
        switch (answer) {
            case Answer.Ok<List<Watcher>>(var watchers) -> LOG.log(Level.INFO,
                    "Azure answers: subscription {0} has Network Watchers in {1}.", subscription,
                    watchers.stream().map(Watcher::location).sorted().toList());
            case Answer.NotBefore<List<Watcher>>(var until, var _) -> LOG.log(Level.WARNING,
                    "Azure wants no call for subscription {0} before {1}.", subscription, until);
            case Answer.Failed<List<Watcher>>(var failure) -> LOG.log(Level.WARNING,
                    "Azure cannot be used for subscription {0} with the operator''s own credentials yet: {1} {2} {3}",
                    subscription, failure.status(),
                    failure.code(), failure.message());
        }
    }
}
