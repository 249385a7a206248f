package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.Listing;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The budget in the pipeline: what Azure answers to one call holds for all of them. */
class BudgetOverTlsTest extends AzureOverTls {
    private static final SessionRef ANOTHER = new SessionRef(WATCHER, "night-2");
    private static final SessionRef ELSEWHERE = new SessionRef(
            new ArmId(WATCHER.text().replace(SUBSCRIPTION, "33333333-3333-3333-3333-333333333333")), "night-3");

    @Test
    void aRetryAfterClosesThisKindOfCallInThisSubscriptionForEverybody() {
        server.on("GET", "/night-1", answer(429, errorBody("SubscriptionRequestsThrottled", "Slow down."),
                "Retry-After", "17"));
        server.on("PUT", "/night-1", answer(201, sessionBody("")));
        Azure azure = azure();
        azure.captures().look(SESSION);

        assertThat(azure.captures().look(ANOTHER)).isInstanceOfSatisfying(NotBefore.class, postponed -> {
            assertThat(postponed.until()).isAfterOrEqualTo(NOW.plusSeconds(17));
            assertThat(postponed.untouched()).isTrue();
        });
        assertThat(azure.targets().watchers(SUBSCRIPTION, Listing.start())).isInstanceOf(NotBefore.class);
        assertThat(server.calls()).as("nothing is sent").hasSize(1);

        valueOf(azure.captures().create(ORDER));
        valueOf(azure.captures().look(ELSEWHERE));
        assertThat(server.calls()).as("writes and other subscriptions go on").hasSize(3);
    }

    @Test
    void throttlingWithoutATimeEmptiesTheBucket() {
        server.on("GET", "/night-1", answer(429, errorBody("TooManyRequests", "Slow down.")));
        Azure azure = azure();

        assertThat(failureOf(azure.captures().look(SESSION)).status()).isEqualTo(429);
        assertThat(azure.captures().look(ANOTHER)).isInstanceOf(NotBefore.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aLockHoldsUpTheOneCallAndNoOther() {
        server.on("PUT", "/night-1", answer(429, """
                {"error":{"code":"RetryableError","message":"A retryable error occurred.","details":[
                {"code":"RetryableErrorDueToAnotherOperation","message":"Another operation is updating it."}]}}""",
                "Retry-After", "14"));
        server.on("POST", "/stop", answer(202, ""));
        Azure azure = azure();

        ArmFailure failure = failureOf(azure.captures().create(ORDER));

        assertThat(failure.code()).isEqualTo("RetryableErrorDueToAnotherOperation");
        assertThat(failure.notBefore()).contains(NOW.plusSeconds(14));
        assertThat(valueOf(azure.captures().stop(ANOTHER))).isTrue();
    }

    @Test
    void azuresOwnCountIsBelieved() {
        server.on("GET", "/night-1", answer(200, sessionBody(""), "x-ms-ratelimit-remaining-subscription-reads", "180",
                "x-ms-ratelimit-remaining-subscription-global-reads", "100"));
        server.on("DELETE", "/night-1", answer(202, "", "x-ms-ratelimit-remaining-subscription-deletes", "many"));
        Azure azure = azure();
        azure.captures().look(SESSION);
        azure.captures().delete(SESSION);

        assertThat(azure.budget().remaining(CallKind.Reads, NOW)).isEqualTo(100);
        assertThat(azure.budget().remaining(CallKind.Deletes, NOW)).isEqualTo(CallKind.Deletes.capacity() - 1.0);
    }

    @Test
    void whatNobodyWaitsForGoesOnlyWhileMostOfALimitIsLeft() {
        server.on("GET", "/night-1",
                answer(200, sessionBody(""), "x-ms-ratelimit-remaining-subscription-reads", "120"));
        server.on("GET", "/night-2", answer(200, sessionBody("")));
        Azure azure = azure();
        valueOf(Leisure.call(() -> azure.captures().look(SESSION)));

        assertThat(Leisure.call(() -> azure.captures().look(ANOTHER))).isInstanceOf(NotBefore.class);
        valueOf(azure.captures().look(ANOTHER));
        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void storageIsNotResourceManager() {
        server.on("GET", "/night-1", answer(429, errorBody("TooManyRequests", ""), "Retry-After", "17"));
        Azure azure = azure();
        azure.captures().look(SESSION);
        IntStream.range(0, 3)
                .forEach(_ -> azure.files().find(server.origin() + "/acct/container/a.cap", Optional.empty()));

        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void oneListServesAllRequestsOfAWatcher() throws InterruptedException {
        server.on("GET", "/packetCaptures", answer(200, "{\"value\":[" + sessionBody("") + "]}"));
        Captures captures = azure().captures();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Answer<Set<String>>>> asking = Collections.nCopies(20, () -> captures.list(WATCHER));
            assertThat(threads.invokeAll(asking)).allSatisfy(answer -> assertThat(valueOf(answer.get()))
                    .containsExactly("night-1"));
        }
        assertThat(server.calls()).hasSize(1);
        captures.list(ELSEWHERE.watcher());
        assertThat(server.calls()).as("another watcher has a list of its own").hasSize(2);
    }
}
