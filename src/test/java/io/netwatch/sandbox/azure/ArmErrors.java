package io.netwatch.sandbox.azure;

import java.time.Instant;

/** The errors that ARM and its resource providers answer with, one line each; the source of each is said above it. */
final class ArmErrors {
    private ArmErrors() {}

    // Recorded 2017, 2022 and 2025: a capture (or any nested network resource) that does not exist.
    static ArmError notFound(String id) {
        return new ArmError(404, "NotFound", "Resource " + id + " not found.");
    }

    // Recorded (Java SDK).
    static ArmError groupNotFound(String group) {
        return new ArmError(404, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
    }

    // Recorded for other types; answered by ARM itself, not by the provider.
    static ArmError resourceNotFound(ResourceId id) {
        return new ArmError(404, "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found. For more details please go to "
                        .formatted(id.type(), id.name(), id.resourceGroup()) + "https://aka.ms/ARMResourceNotFoundFix");
    }

    // Documented for nested resources in general.
    static ArmError parentNotFound(ResourceId parent) {
        return new ArmError(404, "ParentResourceNotFound",
                "Can not perform requested operation on nested resource. Parent resource '" + parent.name()
                        + "' not found.");
    }

    // Recorded (Java SDK, 2019).
    static ArmError secondWatcher() {
        return new ArmError(400, "NetworkWatcherCountLimitReached",
                "Cannot create more than 1 network watchers for this subscription in this region.");
    }

    // Documented for the throttling of 2024 and later.
    static ArmError throttled(CallKind kind, String subscription, String principal, String seconds) {
        return new ArmError(429, "SubscriptionRequestsThrottled",
                "Number of '%s' requests for subscription '%s' actor '%s' exceeded. "
                        .formatted(kind.word, subscription, principal) + "Please try again after '" + seconds
                        + "' seconds after additional tokens are available. "
                        + "Refer to https://aka.ms/arm-throttling for additional information.");
    }

    // Invented: the exact words of the next four are general ARM knowledge, not recorded traffic.
    static ArmError noToken() {
        return new ArmError(401, "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing.");
    }

    static ArmError badToken() {
        return new ArmError(401, "InvalidAuthenticationToken", "The access token is invalid.");
    }

    static ArmError expiredToken(Instant expiry, Instant now) {
        return new ArmError(401, "ExpiredAuthenticationToken",
                "The access token expiry UTC time '" + expiry + "' is earlier than current UTC time '" + now + "'.");
    }

    static ArmError noApiVersion() {
        return new ArmError(400, "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    // Invented: as above.
    static ArmError unknownSubscription(String subscription) {
        return new ArmError(404, "SubscriptionNotFound", "The subscription '" + subscription + "' could not be found.");
    }

    // Invented: what ARM says to a path that no provider serves.
    static ArmError unknownPath(Call call) {
        return new ArmError(404, "InvalidResourceType",
                "The box does not serve " + call.method() + " " + call.path() + ".");
    }

    // Invented: no recording holds a malformed request.
    static ArmError badRequest(String message) {
        return new ArmError(400, "InvalidRequestFormat", message);
    }

    // Invented, after the words with which Compute refuses other work on a machine that does not run.
    static ArmError machineStopped(ResourceId machine) {
        return new ArmError(409, "OperationNotAllowed", "Cannot modify extensions in the VM '" + machine.name()
                + "' when the VM is not running.");
    }

    // Invented: the quota is documented, what Azure says beyond it is not.
    static ArmError tooManyCaptures(int limit, String location) {
        return new ArmError(400, "PacketCaptureCountLimitReached", "Cannot create more than " + limit
                + " packet captures for this subscription in " + location + ".");
    }

    // General knowledge of ARM, as widely quoted; not recorded.
    static ArmError wrongTenant(String tokens, String wanted) {
        return new ArmError(401, "InvalidAuthenticationTokenTenant",
                "The access token is from the wrong issuer 'https://sts.windows.net/" + tokens
                        + "/'. It must match the tenant 'https://sts.windows.net/" + wanted
                        + "/' associated with this subscription.");
    }

    // Invented: Network answers like this to other unknown references.
    static ArmError badReference(String referenced, String from) {
        return new ArmError(400, "InvalidResourceReference",
                "Resource " + referenced + " referenced by resource " + from + " was not found.");
    }
}
