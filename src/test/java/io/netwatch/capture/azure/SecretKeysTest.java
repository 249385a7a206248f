package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.azure.Credentials.Missing;
import io.netwatch.capture.azure.Credentials.Present;
import io.netwatch.capture.azure.Identity.App;
import io.netwatch.capture.azure.Identity.ClientCertificate;
import io.netwatch.capture.azure.Identity.ClientSecret;
import io.netwatch.capture.azure.Identity.WorkloadIdentity;
import io.netwatch.capture.core.terms.Confidential;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people store in a Secret, and what it becomes. */
class SecretKeysTest {
    private static final Path TOKEN = Path.of("/var/run/secrets/azure/tokens/azure-identity-token");
    private static final App APP = new App("t-1", "c-1");
    private static final SecretKeys KEYS = new SecretKeys(Clouds.of(List.of(), "AzurePublic"), Optional.of(TOKEN));
    private static final String PEM = TestPem.create();

    @Test
    void aClientSecretIsReadWithoutTheNewlineOfItsFile() {
        assertThat(identity("AZURE_TENANT_ID=t-1\n", "AZURE_CLIENT_ID=c-1", "AZURE_CLIENT_SECRET=hunter2\n"))
                .isEqualTo(new ClientSecret(APP, new Confidential("hunter2")));
    }

    @Test
    void aCertificateIsReadFromPem() {
        assertThat(identity("AZURE_TENANT_ID=t-1", "AZURE_CLIENT_ID=c-1", "AZURE_CLIENT_CERTIFICATE=" + PEM))
                .isEqualTo(new ClientCertificate(APP, new Confidential(PEM.strip())));
    }

    @Test
    void withoutEitherTheOperatorsOwnTokenSpeaksForTheApp() {
        assertThat(identity("AZURE_TENANT_ID=t-1", "AZURE_CLIENT_ID=c-1")).isEqualTo(new WorkloadIdentity(APP, TOKEN));
        assertThat(missing(new SecretKeys(KEYS.clouds(), Optional.empty()), "AZURE_TENANT_ID=t-1",
                "AZURE_CLIENT_ID=c-1")).contains("neither AZURE_CLIENT_SECRET nor AZURE_CLIENT_CERTIFICATE",
                        "azure.federatedTokenFile");
    }

    @ParameterizedTest
    @CsvSource({"AzureTenant, AzureClientID, AzureCredPassword", "azuretenant, AZURECLIENTID, azurecredpassword",
            "azure_tenant_id, azure_client_id, azure_client_secret"})
    void olderNamesAndOtherCasesAreUnderstood(String tenant, String client, String secret) {
        assertThat(identity(tenant + "=t-1", client + "=c-1", secret + "=hunter2"))
                .isEqualTo(new ClientSecret(APP, new Confidential("hunter2")));
    }

    @Test
    void aCloudMayBeNamed() {
        assertThat(read(KEYS, "AZURE_TENANT_ID=t-1", "AZURE_CLIENT_ID=c-1", "AZURE_CLIENT_SECRET=s",
                "AZURE_CLOUD=AzureChina")).isInstanceOfSatisfying(Present.class,
                        present -> assertThat(present.config().cloud()).isEqualTo(Cloud.azureChina()));
        assertThat(missing(KEYS, "AZURE_TENANT_ID=t-1", "AZURE_CLIENT_ID=c-1", "AZURE_CLOUD=Mars"))
                .isEqualTo(
                        "Secret team/azure cannot be used: AZURE_CLOUD names no cloud of this operator: write one of "
                                + "[AzureChina, AzurePublic, AzureUSGovernment].");
    }

    @Test
    void aSecureStringOfPowerShellIsRecognised() {
        assertThat(missing(KEYS, "AzureTenant=t-1", "AzureClientID=c-1",
                "AzureCredPassword=76492d1116743f0423413b16050a5345MgB8AHoA"))
                .isEqualTo("Secret team/azure cannot be used: AZURE_CLIENT_SECRET holds a PowerShell SecureString, "
                        + "which only PowerShell with its key can read: store the client secret itself, as the app "
                        + "registration showed it.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"AZURE_CLIENT_ID=c-1 | key AZURE_TENANT_ID is missing: add it.",
            "AZURE_TENANT_ID=t-1 | key AZURE_CLIENT_ID is missing: add it.",
            "AZURE_TENANT_ID=t-1;AZURE_CLIENT_ID=c-1;AZURE_CLIENT_SECRET= | key AZURE_CLIENT_SECRET is empty: add it.",
            "AZURE_TENANT_ID=t-1;AZURE_CLIENT_ID=c-1;AZURE_CLIENT_SECRET=hunter2;AZURE_CLIENT_CERTIFICATE=x "
                    + "| are both set: remove one of them.",
            "AZURE_TENANT_ID=t-1;AZURE_CLIENT_ID=c-1;AZURE_CLIENT_CERTIFICATE=hunter2 | no block BEGIN CERTIFICATE",
            "AZURE_TENANT_ID=../hunter2;AZURE_CLIENT_ID=c-1;AZURE_CLIENT_SECRET=s | tenantId has other characters",
            "AZURE_TENANT_ID=t-1;AZURE_CLIENT_ID=hunter2~;AZURE_CLIENT_SECRET=s | clientId has other characters"})
    void whatCannotWorkIsToldByKeyAndNeverByValue(String entries, String words) {
        assertThat(missing(KEYS, entries.split(";"))).startsWith("Secret team/azure cannot be used: ").contains(words)
                .doesNotContain("hunter2");
    }

    @Test
    void aDamagedKeyIsToldWithoutAWordOfIt() {
        String damaged = PEM.replaceFirst("(?s)PRIVATE KEY-----\n.{40}", "PRIVATE KEY-----\nhunter2");
        assertThat(missing(KEYS, "AZURE_TENANT_ID=t-1", "AZURE_CLIENT_ID=c-1", "AZURE_CLIENT_CERTIFICATE=" + damaged))
                .contains("cannot be read as an X.509 certificate and an RSA key").doesNotContain("hunter2");
    }

    @Test
    void noValueOfAnyKindShowsItsSecret() {
        Identity secret = new ClientSecret(APP, new Confidential("hunter2"));
        Identity certificate = new ClientCertificate(APP, new Confidential(PEM));
        assertThat(new Present(KEYS.clouds().as(secret)).toString()).contains("c-1").doesNotContain("hunter2");
        assertThat(KEYS.clouds().as(certificate).toString()).contains("c-1").doesNotContain("BEGIN");
        assertThat(Map.of("key", new Confidential("hunter2")).toString()).isEqualTo("{key=***}");
    }

    private static Identity identity(String... entries) {
        return read(KEYS, entries) instanceof Present(var config) ? config.identity() : null;
    }

    private static String missing(SecretKeys keys, String... entries) {
        return read(keys, entries) instanceof Missing(var sentence) ? sentence : "nothing is missing";
    }

    private static Credentials read(SecretKeys keys, String... entries) {
        Map<String, Confidential> values = new HashMap<>();
        for (String entry : entries) {
            String[] keyAndValue = entry.split("=", 2);
            values.put(keyAndValue[0].strip(), new Confidential(keyAndValue[1]));
        }
        return keys.read("team/azure", values);
    }
}
