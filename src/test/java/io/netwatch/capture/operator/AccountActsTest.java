package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.azure.AzureConfig;
import io.netwatch.capture.azure.Clouds;
import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.azure.Identity;
import io.netwatch.capture.azure.SecretKeys;
import io.netwatch.capture.cluster.Secrets;
import io.netwatch.capture.cluster.Secrets.Reading;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.Refused;
import io.netwatch.capture.core.request.Observation.WatchersRead;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Confidential;
import io.netwatch.capture.core.terms.InstallId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose credentials are used, for how long they are believed, and what happens when they change. */
class AccountActsTest {
    private static final Call READ = new ReadWatchers("s1");
    private static final Observation GOOD = new WatchersRead(List.of());
    private static final Identity OWN = new Identity.ClientSecret(new Identity.App("own-tenant", "own-client"),
            new Confidential("own-secret"));
    private static final Clouds CLOUDS = Clouds.of(List.of(), "AzurePublic");

    private final Map<String, Reading> secrets = new HashMap<>();
    private final List<String> reads = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private boolean sent = true;
    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private Optional<Identity> own = Optional.of(OWN);
    private int opened;
    private final AccountActs acts = new AccountActs(new InstallId("0a1b2c3d"),
            new KnownAccounts(this::ownCredentials, (Secrets) this::read, new SecretKeys(CLOUDS, Optional.empty()),
                    () -> now),
            this::open);

    @Test
    void aRequestWithoutASecretUsesTheOperatorsOwn() {
        assertThat(acts.perform(Requests.plain("team"), READ)).isEqualTo(GOOD);
        assertThat(calls).containsExactly("own-secret");
        assertThat(reads).isEmpty();
    }

    @Test
    void aRequestWithASecretUsesThatOfItsOwnNamespace() {
        store("team", "first");
        store("other", "another");

        acts.perform(Requests.withSecret("team", "azure"), READ);
        acts.perform(Requests.withSecret("other", "azure"), READ);

        assertThat(calls).containsExactly("first", "another");
        assertThat(reads).containsExactly("team/azure", "other/azure");
    }

    @Test
    void goodCredentialsAreReadOnceAMinuteAndOpenedOnce() {
        store("team", "first");
        for (int second = 0; second < 121; second++) {
            acts.perform(Requests.withSecret("team", "azure"), READ);
            now = now.plusSeconds(1);
        }
        assertThat(reads).hasSize(3);
        assertThat(opened).as("the same secret keeps its tokens").isOne();
    }

    @Test
    void aChangedSecretIsUsedAfterAMinuteAtTheLatest() {
        store("team", "first");
        acts.perform(Requests.withSecret("team", "azure"), READ);
        store("team", "second");
        acts.perform(Requests.withSecret("team", "azure"), READ);
        now = now.plusSeconds(60);
        acts.perform(Requests.withSecret("team", "azure"), READ);

        assertThat(calls).containsExactly("first", "first", "second");
    }

    @Test
    void aRefusalReadsTheSecretAtOnceAndTheCallIsMadeWithTheNewOne() {
        store("team", "first");
        acts.perform(Requests.withSecret("team", "azure"), READ);
        refused.add("first");
        store("team", "second");

        assertThat(acts.perform(Requests.withSecret("team", "azure"), READ)).isEqualTo(GOOD);
        assertThat(calls).containsExactly("first", "first", "second");
    }

    @Test
    void anUnchangedSecretIsNotTriedTwice() {
        store("team", "first");
        refused.add("first");

        assertThat(acts.perform(Requests.withSecret("team", "azure"), READ)).isInstanceOf(Refused.class);
        assertThat(calls).containsExactly("first");
        acts.perform(Requests.withSecret("team", "azure"), READ);
        assertThat(opened).as("but a refused token is thrown away").isEqualTo(2);
    }

    @Test
    void anOrderIsRepeatedOnlyWhenItCertainlyNeverLeft() {
        store("team", "first");
        Request request = Requests.withSecret("team", "azure");
        acts.perform(request, READ);
        refused.add("first");
        store("team", "second");
        Create order = new Create(Requests.order());

        assertThat(acts.perform(request, order)).isInstanceOf(Refused.class);
        assertThat(calls).as("Azure saw it").containsExactly("first", "first");

        refused.add("second");
        store("team", "third");
        sent = false;
        now = now.plusSeconds(1);
        assertThat(acts.perform(request, order)).as("Entra gave no token for it").isEqualTo(GOOD);
        assertThat(calls).containsExactly("first", "first", "second", "third");
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsCalled() {
        assertMissing("Secret team/azure does not exist: create it with the keys AZURE_TENANT_ID, AZURE_CLIENT_ID and "
                + "AZURE_CLIENT_SECRET.");
        secrets.put("team/azure", new Reading.Forbidden());
        assertMissing("The operator may not read Secret team/azure: give its ServiceAccount a Role there with verb get "
                + "on secrets and resourceNames [azure].");
        secrets.put("team/azure", new Reading.Found(Map.of("AZURE_TENANT_ID", new Confidential("t"))));
        assertMissing("Secret team/azure cannot be used: key AZURE_CLIENT_ID is missing: add it.");
        store("team", "first");
        assertThat(acts.perform(Requests.withSecret("team", "azure"), READ)).as("healed at the next look")
                .isEqualTo(GOOD);
    }

    @Test
    void anOperatorWithoutCredentialsSaysSo() {
        own = Optional.empty();
        assertThat(acts.perform(Requests.plain("team"), READ))
                .isEqualTo(new Refused(READ, ArmFailure.noCredentials("none")));
    }

    @Test
    void anApiServerInTroubleIsNotAMissingSecret() {
        secrets.put("team/azure", null);
        assertThatThrownBy(() -> acts.perform(Requests.withSecret("team", "azure"), READ))
                .isInstanceOf(IllegalStateException.class);
    }

    private void assertMissing(String sentence) {
        assertThat(acts.perform(Requests.withSecret("team", "azure"), READ))
                .isEqualTo(new Refused(READ, ArmFailure.noCredentials(sentence)));
        assertThat(calls).isEmpty();
    }

    private void store(String namespace, String secret) {
        secrets.put(namespace + "/azure",
                new Reading.Found(Map.of("AZURE_TENANT_ID", new Confidential("t"), "AZURE_CLIENT_ID",
                        new Confidential("c"), "AZURE_CLIENT_SECRET", new Confidential(secret))));
    }

    private Reading read(String namespace, String name) {
        String key = namespace + "/" + name;
        reads.add(key);
        if (secrets.containsKey(key) && secrets.get(key) == null) {
            throw new IllegalStateException("503");
        }
        return secrets.getOrDefault(key, new Reading.Absent());
    }

    private Credentials ownCredentials() {
        return own.<Credentials>map(identity -> new Credentials.Present(CLOUDS.as(identity)))
                .orElse(new Credentials.Missing("none"));
    }

    private Acts open(AzureConfig config) {
        opened++;
        String secret = config.identity().secret().orElseThrow().text();
        return (_, call) -> {
            calls.add(secret);
            return refused.contains(secret)
                    ? new Refused(call, new ArmFailure(401, "TokenRefused", "words", sent))
                    : GOOD;
        };
    }
}
