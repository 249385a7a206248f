package io.netwatch.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobClientBuilder;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Addresses as Microsoft's own library signs them; the box reads them from Microsoft's description. */
class UserDelegationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T03:00:00Z");
    private final UserDelegation delegation = new UserDelegation();

    @Test
    void knowsWhatMicrosoftsLibraryHasSigned() {
        assertThat(refusal("GET", signed("r"), NOW)).isEmpty();
        assertThat(refusal("HEAD", signed("r"), END.minusSeconds(1))).isEmpty();
    }

    @Test
    void refusesWhatIsLateOrForAnotherBlobOrChanged() {
        String signed = signed("r");

        assertThat(refusal("GET", signed, END.plusSeconds(1))).containsExactly(403);
        assertThat(refusal("GET", signed.replace("se=2026-03-01", "se=2027-03-01"), NOW)).containsExactly(403);
        assertThat(refusal("GET", signed.replace("sp=r", "sp=rw"), NOW)).containsExactly(403);
        assertThat(delegation.refuse(Call.of("GET", "/captures1/logs/other.cap?" + signed), "captures1", "logs",
                "other.cap", NOW)).isPresent();
    }

    @Test
    void readingIsAllThatReadingIsGoodFor() {
        assertThat(refusal("PUT", signed("r"), NOW)).containsExactly(403);
        assertThat(refusal("GET", signed("w"), NOW)).containsExactly(403);
    }

    @Test
    void aKeyIsGoodForSevenDaysAtMost() {
        assertThat(key(NOW.plusSeconds(7 * 86_400)).status()).isEqualTo(200);
        assertThat(key(NOW.plusSeconds(8 * 86_400)).status()).isEqualTo(400);
    }

    private List<Integer> refusal(String method, String query, Instant now) {
        return delegation.refuse(Call.of(method, "/captures1/logs/x?" + query), "captures1", "logs",
                "2026/night 1%.cap", now).map(Answer::status).stream().toList();
    }

    private Answer key(Instant expiry) {
        Call call = Call.of("POST", "/captures1/?restype=service&comp=userdelegationkey").header("x-ms-version",
                "2021-12-02")
                .with(TextNode.valueOf("<KeyInfo><Start></Start><Expiry>" + expiry + "</Expiry></KeyInfo>"));
        return delegation.key(call, "captures1",
                new Entra.Token("somebody", "tenant", "https://storage.azure.com/", END),
                NOW);
    }

    private String signed(String permission) {
        String xml = ((Answer.Body.Xml) key(END).body()).text();
        UserDelegationKey key = new UserDelegationKey().setSignedObjectId(part(xml, "SignedOid"))
                .setSignedTenantId(part(xml, "SignedTid"))
                .setSignedStart(OffsetDateTime.parse(part(xml, "SignedStart")))
                .setSignedExpiry(OffsetDateTime.parse(part(xml, "SignedExpiry"))).setSignedService("b")
                .setSignedVersion(part(xml, "SignedVersion")).setValue(part(xml, "Value"));
        BlobClient blob = new BlobClientBuilder().pipeline(new HttpPipelineBuilder().build())
                .endpoint("https://captures1.blob.core.windows.net").containerName("logs").blobName("2026/night 1%.cap")
                .buildClient();
        return blob.generateUserDelegationSas(new BlobServiceSasSignatureValues(END.atOffset(ZoneOffset.UTC),
                BlobSasPermission.parse(permission)).setProtocol(SasProtocol.HTTPS_ONLY), key, "captures1",
                Context.NONE);
    }

    private static String part(String xml, String element) {
        Matcher found = Pattern.compile("<" + element + ">([^<]*)</").matcher(xml);
        assertThat(found.find()).as(element).isTrue();
        return found.group(1);
    }
}
