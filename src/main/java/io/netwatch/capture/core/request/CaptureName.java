package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.InstallId;
import java.util.regex.Pattern;

/** Names a session so that nobody else's can be mistaken for it: request name, install id and UID. */
public final class CaptureName {
    private static final int READABLE = 34;
    private static final int UID = 36;
    private static final Pattern GENERATED = Pattern
            .compile(".+-[0-9a-f]{8}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** What Azure takes as a name: no character that could lead elsewhere in a URL. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private CaptureName() {}

    /** At most 34 + 1 + 8 + 1 + 36 = 80 characters, which is what Azure takes. */
    static String of(Request request, InstallId install) {
        String name = request.key().name();
        String readable = name.substring(0, Math.min(READABLE, name.length())).replaceAll("[._-]+$", "");
        return readable + suffix(request.uid(), install);
    }

    /** Whether this installation made the session for this request. */
    public static boolean isOurs(String captureName, String uid, InstallId install) {
        return captureName.endsWith(suffix(uid, install)) && NAME.matcher(captureName).matches();
    }

    /** Whether Azure takes it as a name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether it looks like what another installation has made. */
    static boolean isOfAnother(String name, InstallId install) {
        return GENERATED.matcher(name).matches()
                && !name.substring(0, name.length() - UID - 1).endsWith("-" + install.hex());
    }

    private static String suffix(String uid, InstallId install) {
        return "-" + install.hex() + "-" + uid;
    }
}
