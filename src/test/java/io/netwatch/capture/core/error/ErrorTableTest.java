package io.netwatch.capture.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.error.Outcome.Block;
import io.netwatch.capture.core.error.Outcome.Retry;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed call means: retried for ever, or a person is told. */
class ErrorTableTest {
    @ParameterizedTest
    @CsvSource({"408, '', AzureUnavailable", "500, InternalServerError, AzureUnavailable",
            "502, '', AzureUnavailable", "503, ServiceUnavailable, AzureUnavailable",
            "504, GatewayTimeout, AzureUnavailable", "429, TooManyRequests, Throttled", "429, '', Throttled",
            "429, AnotherOperationInProgress, AzureBusy", "409, AnotherOperationInProgress, AzureBusy",
            "429, RetryableError, AzureBusy", "409, RetryableError, AzureBusy"})
    void whatPassesIsRetried(int status, String code, Reason reason) {
        assertThat(outcome(status, code)).isEqualTo(new Retry(reason));
        assertThat(reason.standing()).as("trouble is never a block").isEqualTo(Standing.Working);
    }

    @ParameterizedTest
    @CsvSource({"401, ExpiredAuthenticationToken, CredentialsMissing", "403, AuthorizationFailed, Forbidden",
            "404, ParentResourceNotFound, NoWatcher", "404, ResourceNotFound, AzureRefused",
            "400, InvalidParameter, AzureRefused", "409, Conflict, AzureRefused", "418, '', AzureRefused"})
    void whatAPersonMustMendBlocks(int status, String code, Reason reason) {
        assertThat(outcome(status, code)).isEqualTo(new Block(reason));
        assertThat(reason.standing()).isEqualTo(Standing.Blocked);
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
}
