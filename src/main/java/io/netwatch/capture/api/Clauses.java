package io.netwatch.capture.api;

/**
 * What may be wrong with a field of a spec, worded once for the CRD's rules and for the core. A clause follows the
 * field's path, or the quoted value where it begins with a blank; it holds no apostrophe, so that it fits into CEL.
 */
public final class Clauses {
    public static final String NOT_A_TARGET = " is not the ARM id of a virtual machine or scale set: write"
            + " /subscriptions/.../resourceGroups/.../providers/Microsoft.Compute/virtualMachines/NAME";
    public static final String NOT_A_WATCHER = " is not the ARM id of a Network Watcher: correct it, or leave it out";
    public static final String NOT_AN_ACCOUNT = " is not the ARM id of a storage account: write"
            + " /subscriptions/.../providers/Microsoft.Storage/storageAccounts/NAME";

    public static final String INCLUDE_AND_EXCLUDE = "has include and exclude: keep one";
    public static final String SCALE_SETS_ONLY = "is for scale sets only: remove it";
    public static final String MACHINES_ONLY = "is for virtual machines only: remove it, and add the agent extension to"
            + " the model of the scale set";
    public static final String NEEDS_CAPTURE_NAME = "needs captureName beside it: add that, or remove this";
    public static final String OWN_LIMITS = "has its own three limits: remove timeLimitSeconds and totalBytes";

    public static final String NO_STORAGE = "needs accountId, filePath, or both: add one";
    public static final String NEEDS_ACCOUNT = "needs accountId beside it: add that";
    /** A blob address may hold a secret, so no clause about it repeats the value. */
    public static final String NOT_HTTPS = "is not an https URL: write https://ACCOUNT.blob.core.windows.net/CONTAINER/x.cap";
    public static final String SIGNED = "carries a query, a fragment or a login: remove it, Azure needs no SAS here";
    public static final String OTHER_ACCOUNT = "is not in the account of accountId: name the own host of that account";

    public static final String NOT_CAP = " does not end in .cap: add it";
    public static final String NOT_CAPTURES = " is not below /var/captures/, the only place on Linux: move it there";
    public static final String DOTS = " contains ..: write the path out";

    public static final String MIXES_LIST_AND_RANGE = " mixes a list and a range: use one range a-b, or a list a;b;c";
    public static final String NOT_ONE_RANGE = " is not one range: write a-b";
    public static final String NOT_A_PORT = " holds something that is not a port from 1 to 65535: write one, a-b, or a;b;c";
    public static final String NOT_AN_ADDRESS = " holds something that is not an IP address: write one, a-b, or a;b;c";
    public static final String MIXES_FAMILIES = " mixes IPv4 and IPv6: write both ends of the range alike";
    public static final String REVERSED = " is a reversed range and matches nothing: write the lower end first";

    public static final String RECORDER_NEEDS_ACCOUNT = "needs template.storage.accountId: files on the machine could"
            + " not be looked into; add it";
    public static final String SHORT_SESSION = "is more than half of maxSessionSeconds: raise that, or lower this";

    private Clauses() {}
}
