package io.netwatch.fuzz;

import io.netwatch.capture.bridge.BridgeDoors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Entra's tokens: of no signature that is good, and with claims of any kind that Entra itself would have signed. */
public final class EntraTokenFuzz {
    private static final BridgeDoors DOORS = BridgeDoors.open();
    private static final byte SIGNED = 1;

    private EntraTokenFuzz() {}

    /** @param data a token, or behind a byte 1 the claims of a signed one */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0 || data[0] != SIGNED) {
            Promise.that(DOORS.caller(new String(data, StandardCharsets.ISO_8859_1)).isEmpty(),
                    "nobody is known by a token that Entra has not signed");
            return;
        }
        byte[] claims = Arrays.copyOfRange(data, 1, data.length);
        if (DOORS.caller(DOORS.signed(claims)).isPresent()) {
            String text = new String(claims, StandardCharsets.UTF_8);
            Promise.that(text.contains(BridgeDoors.CLIENT) && text.contains("ActionGroupsSecureWebhook"),
                    "known is only who has a token for us and the role");
        }
    }

    /** Claims that are good, but for the issuer, whose port is another one in each process. */
    static byte[] claims() {
        return ("\1{\"iss\":\"%s\",\"aud\":\"%s\",\"tid\":\"%s\",\"azp\":\"461e8683-5575-4561-ac7f-899cc907d62a\","
                + "\"roles\":[\"ActionGroupsSecureWebhook\"],\"nbf\":1,\"exp\":4102444800}")
                .formatted(DOORS.issuer(), BridgeDoors.CLIENT, BridgeDoors.TENANT).getBytes(StandardCharsets.UTF_8);
    }
}
