package io.netwatch.capture.evidence.summary;

import io.netwatch.capture.evidence.summary.Finding.Weight;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The handful of stories that a capture may tell, in the order in which they matter to whoever was woken up. */
final class Stories {
    private static final List<Function<Facts, Optional<Finding>>> IN_ORDER = List.of(Stories::nothingAtAll,
            Stories::otherMachine, VolumeStories::oneReceiver, FailureStories::scanByTarget, FailureStories::dnsFailure,
            FailureStories::unanswered, FailureStories::retransmissions, VolumeStories::oneVisitor,
            FailureStories::scanOfTarget, VolumeStories::oneSender);

    private Stories() {}

    static List<Finding> of(Facts facts) {
        List<Finding> found = IN_ORDER.stream().map(story -> story.apply(facts)).flatMap(Optional::stream).toList();
        return TurnStory.before(found.isEmpty() ? List.of(nothingUnusual(facts)) : found, facts);
    }

    private static Optional<Finding> nothingAtAll(Facts facts) {
        String trouble = facts.files().stream().flatMap(file -> file.trouble().stream()).findFirst()
                .map(text -> " " + text).orElse("");
        return facts.all().packets() == 0
                ? Optional.of(Finding.of("NoPackets", Weight.NOTICE, "The capture holds no packet." + trouble))
                : Optional.empty();
    }

    private static Optional<Finding> otherMachine(Facts facts) {
        if (facts.target().seen() || facts.target().guessed() || facts.all().packets() == 0) {
            return Optional.empty();
        }
        String busiest = facts.talkers().byPackets().stream().findFirst()
                .map(talker -> "; most packets are of " + talker.address()).orElse("");
        return Optional.of(Finding.of("OtherMachine", Weight.NOTICE, "None of the "
                + Units.count(facts.all().packets(), "packet") + " is from or to " + facts.target().words() + busiest
                + "."));
    }

    private static Finding nothingUnusual(Facts facts) {
        String time = facts.time().map(length -> " in " + length).orElse("");
        String most = facts.relations().stream().findFirst()
                .map(relation -> "; the busiest pair is " + relation.client() + " and " + relation.serverAndPort())
                .orElse("");
        return Finding.of("NothingUnusual", Weight.CALM, "Nothing unusual stands out: "
                + Units.count(facts.all().packets(), "packet") + " and " + Units.bytes(facts.all().bytes()) + time
                + most
                + ".");
    }
}
