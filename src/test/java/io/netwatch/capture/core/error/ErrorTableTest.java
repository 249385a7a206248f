package io.netwatch.capture.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.error.Outcome.Block;
import io.netwatch.capture.core.error.Outcome.Queue;
import io.netwatch.capture.core.error.Outcome.Retry;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed call means: retried for ever, or a person is told. */
class ErrorTableTest {
    private static final List<String> CODES = List.of("", "RetryableError", "AnotherOperationInProgress",
            "RetryableErrorDueToTooManyCalls", "QuotaExceeded", "ExpiredAuthenticationToken",
            "InvalidAuthenticationTokenTenant", "RequestDisallowedByPolicy", "DenyAssignmentAuthorizationFailed",
            "ScopeLocked", "SubscriptionNotFound", "ReadOnlyDisabledSubscription", "MissingSubscriptionRegistration",
            "NoRegisteredProviderFound", "ParentResourceNotFound", ArmFailure.NO_CREDENTIALS);

    @ParameterizedTest
    @CsvSource({"408, '', AzureUnavailable", "500, InternalServerError, AzureUnavailable",
            "502, '', AzureUnavailable", "503, ServiceUnavailable, AzureUnavailable",
            "504, GatewayTimeout, AzureUnavailable", "429, TooManyRequests, Throttled", "429, '', Throttled",
            "429, SubscriptionRequestsThrottled, Throttled", "429, ResourceRequestsThrottled, Throttled",
            "429, RetryableErrorDueToTooManyCalls, Throttled",
            "409, RetryableErrorDueToTooManyCallsToThisOperation, Throttled",
            "429, AnotherOperationInProgress, AzureBusy", "409, AnotherOperationInProgress, AzureBusy",
            "429, RetryableErrorDueToAnotherOperation, AzureBusy", "429, RetryableError, AzureBusy",
            "409, RetryableError, AzureBusy", "400, ReferencedResourceNotProvisioned, AzureBusy"})
    void whatPassesIsRetried(int status, String code, Reason reason) {
        assertThat(outcome(status, code)).isEqualTo(new Retry(reason));
        assertThat(reason.standing()).as("trouble is never a block").isEqualTo(Standing.Working);
    }

    @ParameterizedTest
    @CsvSource({"401, InvalidAuthenticationToken, CredentialsMissing", "401, TokenRefused, CredentialsMissing",
            "401, InvalidAuthenticationTokenTenant, CredentialsMissing", "401, '', CredentialsMissing",
            "403, AuthorizationFailed, Forbidden", "403, LinkedAuthorizationFailed, Forbidden",
            "403, DenyAssignmentAuthorizationFailed, Forbidden", "403, RequestDisallowedByPolicy, AzureRefused",
            "409, ScopeLocked, AzureRefused", "404, SubscriptionNotFound, AzureRefused",
            "409, ReadOnlyDisabledSubscription, AzureRefused", "409, MissingSubscriptionRegistration, AzureRefused",
            "400, NoRegisteredProviderFound, AzureRefused", "404, ResourceGroupNotFound, NoWatcher",
            "404, ParentResourceNotFound, NoWatcher", "404, ResourceNotFound, AzureRefused",
            "400, InvalidParameter, AzureRefused", "409, Conflict, AzureRefused", "418, '', AzureRefused"})
    void whatAPersonMustMendBlocks(int status, String code, Reason reason) {
        assertThat(outcome(status, code)).isEqualTo(new Block(reason));
        assertThat(reason.standing()).isEqualTo(Standing.Blocked);
    }

    @ParameterizedTest
    @CsvSource({"400, PacketCaptureCountLimitReached", "409, QuotaExceeded", "400, ResourceQuotaExceeded",
            "400, NetworkWatcherCountLimitReached"})
    void aFullHouseIsWaitedFor(int status, String code) {
        assertThat(outcome(status, code)).isEqualTo(new Queue(Reason.Queued));
    }

    @Test
    void anExpiredTokenIsRetriedBecauseTheNextCallBringsANewOne() {
        assertThat(outcome(401, "ExpiredAuthenticationToken")).isEqualTo(new Retry(Reason.CredentialsMissing));
    }

    @Test
    void aStatusNeverHidesACodeThatSaysMore() {
        assertThat(outcome(429, "PacketCaptureAnotherOperationInProgress")).isEqualTo(new Retry(Reason.AzureBusy));
        assertThat(outcome(503, "AnotherOperationInProgress")).as("but trouble of its own comes first")
                .isEqualTo(new Retry(Reason.AzureUnavailable));
    }

    @Test
    void noRowStandsBehindOneThatTakesAllOfItsAnswers() {
        List<ArmFailure> answers = IntStream.of(0, 400, 401, 403, 404, 408, 409, 418, 429, 503).boxed()
                .flatMap(status -> CODES.stream().map(code -> ArmFailure.refused(status, code, ""))).toList();
        assertThat(ErrorTable.rows()).allSatisfy(row -> assertThat(answers).as(row.answer())
                .anyMatch(answer -> first(answer).equals(row)));
    }

    @Test
    void silenceIsRetriedWhetherOrNotTheCallWasSent() {
        assertThat(ErrorTable.outcome(ArmFailure.lost("timeout"))).isEqualTo(new Retry(Reason.NoAnswer));
        assertThat(ErrorTable.outcome(ArmFailure.notSent("refused"))).isEqualTo(new Retry(Reason.NoAnswer));
    }

    @ParameterizedTest
    @CsvSource({"408, true", "500, true", "503, true", "400, false", "403, false", "409, false", "429, false"})
    void onlyTroubleOfAzuresOwnLeavesOpenWhetherItActed(int status, boolean uncertain) {
        assertThat(ArmFailure.refused(status, "", "").uncertain()).isEqualTo(uncertain);
    }

    @Test
    void aCallThatWasSentAndNotAnsweredIsUncertainAndOneThatWasNotSentIsCertain() {
        assertThat(ArmFailure.lost("timeout").uncertain()).isTrue();
        assertThat(ArmFailure.notSent("no route").uncertain()).isFalse();
    }

    private static Outcome outcome(int status, String code) {
        return ErrorTable.outcome(ArmFailure.refused(status, code, "words"));
    }

    private static Row first(ArmFailure answer) {
        return ErrorTable.rows().stream().filter(row -> row.fits().test(answer)).findFirst().orElseThrow();
    }
}
