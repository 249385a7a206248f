package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.CREATED;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which other requests live by a session, and who of two that want one name is first. */
class ClaimTest {
    private static final Request SELF = Given.aRequest().request();

    @Test
    void whoeverRecordsTheSameSessionClaimsIt() {
        assertThat(claim(other("uid-2", stored(Named.made())), Named.NIGHTLY)).contains(
                new Claim(new RequestKey("team", "other"), CREATED, "uid-2", Optional.of(CREATED), true));
        assertThat(claim(other("uid-2", stored(Named.ordered(new Origin.Named()))), Named.NIGHTLY)).hasValueSatisfying(
                claim -> assertThat(claim.confirmed()).isFalse());
        assertThat(claim(other("uid-2", stored(Named.made())),
                new SessionRef(Named.NIGHTLY.watcher(), "NIGHTLY"))).as("Azure ignores case").isPresent();
    }

    @Test
    void othersClaimNothing() {
        assertThat(claim(other(SELF.uid(), stored(Named.made())), Named.NIGHTLY)).as("the request itself").isEmpty();
        assertThat(claim(other("uid-2", Named.made().standing(Reason.Completed).request()), Named.NIGHTLY))
                .as("it is over").isEmpty();
        assertThat(claim(other("uid-2", stored(Named.made())), new SessionRef(Named.NIGHTLY.watcher(), "weekly")))
                .isEmpty();
        assertThat(claim(other("uid-2", stored(Named.made())),
                new SessionRef(new ArmId(Named.NIGHTLY.watcher() + "2"), "nightly"))).isEmpty();
        assertThat(claim(other("uid-2", SELF), Named.NIGHTLY)).as("nothing was ordered").isEmpty();
    }

    @Test
    void ofTwoAtTheSameMomentTheYoungerYields() {
        Claim younger = claimOf(9, false);

        assertThat(younger.yieldsTo(SELF, sec(89))).isTrue();
        assertThat(younger.yieldsTo(SELF, sec(90))).as("its order is no news any more").isFalse();
        assertThat(claimOf(9, true).yieldsTo(SELF, sec(5))).as("Azure has its session").isFalse();
        assertThat(claimOf(-9, false).yieldsTo(SELF, sec(5))).as("it is the older one").isFalse();
        assertThat(new Claim(new RequestKey("team", "other"), sec(9), "uid-2", Optional.empty(), false)
                .yieldsTo(SELF, sec(5))).as("nobody knows when it recorded it").isFalse();
    }

    private static Claim claimOf(long created, boolean confirmed) {
        return new Claim(new RequestKey("team", "other"), sec(created), "uid-2", Optional.of(CREATED), confirmed);
    }

    private static Optional<Claim> claim(Request other, SessionRef session) {
        return Claim.of(other, session, SELF);
    }

    private static Request stored(Given given) {
        return given.read(StatusCodec.write(given.request(), List.of())).request();
    }

    private static Request other(String uid, Request like) {
        return new Request(new RequestKey("team", "other"), uid, "1", 1, CREATED, false, Optional.empty(),
                Optional.empty(), like.spec(),
                like.status(), like.story());
    }
}
