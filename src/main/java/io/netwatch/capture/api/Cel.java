package io.netwatch.capture.api;

/** Pieces of the CRD's CEL rules. A messageExpression quotes the value as the core does, between these two. */
final class Cel {
    static final String QUOTED = "'\"' + self + '\"";
    static final String END = "'";

    /** One segment of an ARM id; the core's own rule, as far as RE2 can say it: neither dots alone nor a URL's marks. */
    private static final String SEGMENT = "[^/?#%\\\\\\p{C}]*[^./?#%\\\\\\p{C}\\s][^/?#%\\\\\\p{C}]*";
    private static final String IN_GROUP = "(?i)^/subscriptions/" + SEGMENT + "/resourceGroups/" + SEGMENT
            + "/providers/";
    static final String TARGET = "self.matches(r'" + IN_GROUP + "Microsoft[.]Compute/(virtualMachines/" + SEGMENT
            + "|virtualMachineScaleSets/" + SEGMENT + "(/virtualMachines/" + SEGMENT + ")?)$')";
    static final String WATCHER = "self.matches(r'" + IN_GROUP + "Microsoft[.]Network/networkWatchers/" + SEGMENT
            + "$')";
    static final String ACCOUNT = "self.matches(r'" + IN_GROUP + "Microsoft[.]Storage/storageAccounts/" + SEGMENT
            + "$')";

    /** A login is a fault of its own, see {@link #UNSIGNED}. */
    static final String HTTPS = "self.matches(r'^https://([^/?#@]*@)?[A-Za-z0-9._:\\[\\]-]+([/?#][^\\s\"<>\\\\^`{|}]*)?$')";
    static final String UNSIGNED = "!self.matches('[?#]|^[a-z]+://[^/]*@')";
    /** Addresses without a host per account, such as those of emulators, are left to the core. */
    static final String SAME_ACCOUNT = "!has(self.blobUri) || !has(self.accountId)"
            + " || !self.blobUri.matches('(?i)^https://[^/]*[.]blob[.]')"
            + " || self.accountId.lowerAscii().endsWith('/storageaccounts/'"
            + " + self.blobUri.lowerAscii().find('^https://[^/.]+').replace('https://', ''))";

    static final String MACHINE = "self.target.resourceId.matches('(?i)Compute/virtualMachines/[^/]+$')";
    static final String SCALE_SET = "self.target.resourceId.matches('(?i)/virtualMachineScaleSets/[^/]+$')";

    private Cel() {}
}
