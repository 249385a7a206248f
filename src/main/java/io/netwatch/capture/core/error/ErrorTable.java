package io.netwatch.capture.core.error;

import io.netwatch.capture.core.error.Outcome.Block;
import io.netwatch.capture.core.error.Outcome.Queue;
import io.netwatch.capture.core.error.Outcome.Retry;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one place that says what a failed call to Azure means. The first row that fits counts, so that codes that say more
 * than their status stand before it. {@code docs/errors.md} is made of these rows.
 */
public final class ErrorTable {
    /** Azure itself, or somebody else's work there, is in the way for a while. */
    private static final List<Row> PASSING = List.of(
            Row.of(new Block(Reason.CredentialsMissing), "There is nothing to ask Azure with.",
                    ArmFailure.NO_CREDENTIALS),
            Row.of(new Retry(Reason.NoAnswer), "The network or Azure comes back by itself.",
                    "no answer", failure -> failure.status() == 0),
            Row.of(new Retry(Reason.AzureUnavailable), "Azure's own trouble passes by itself.",
                    "HTTP 408, 5xx", failure -> failure.status() == 408 || failure.status() >= 500),
            Row.of(new Retry(Reason.Throttled), "Azure's provider counts calls of its own.",
                    "`RetryableErrorDueToTooManyCalls…`",
                    failure -> failure.code().startsWith("RetryableErrorDueToTooManyCalls")),
            Row.of(new Retry(Reason.AzureBusy),
                    "Another operation holds the resource for seconds; this is no throttling, so other calls go on.",
                    "`…AnotherOperation…`", failure -> failure.code().contains("AnotherOperation")),
            Row.of(new Retry(Reason.AzureBusy), "Azure says itself that the same call will do later.",
                    "RetryableError", "*ReferencedResourceNotProvisioned"),
            Row.of(new Retry(Reason.Throttled), "Calls were counted, and there were too many.",
                    "HTTP 429", failure -> failure.status() == 429),
            Row.of(new Queue(Reason.Queued), "Places become free when other captures end and are deleted.",
                    "*QuotaExceeded", "*CountLimitReached", "*SessionLimitReached"));

    /** Who calls is not known, or may not. */
    private static final List<Row> IDENTITY = List.of(
            Row.of(new Retry(Reason.CredentialsMissing), "The next call brings a new token.",
                    "ExpiredAuthenticationToken")
                    .withRemedy("If it stays, compare the clock of the operator's node with the real time."),
            Row.of(new Block(Reason.CredentialsMissing), "The subscription belongs to another tenant than the token.",
                    "InvalidAuthenticationTokenTenant")
                    .withRemedy("Use an identity of the subscription's own tenant."),
            Row.of(new Block(Reason.CredentialsMissing), "Azure does not accept the token, or Entra gave none.",
                    "HTTP 401", failure -> failure.status() == 401),
            Row.of(new Block(Reason.AzureRefused), "A policy of the subscription forbids it; policies change.",
                    "RequestDisallowedByPolicy", "RequestDisallowedByAzure")
                    .withRemedy("Ask the owner of the policy that Azure names for an exemption."),
            Row.of(new Block(Reason.Forbidden), "A deny assignment stands above every role.",
                    "DenyAssignmentAuthorizationFailed")
                    .withRemedy("Ask the owner of the deny assignment that Azure names for an exception."),
            Row.of(new Block(Reason.Forbidden),
                    "A right is missing on the call's resource, or on one that it refers to (`Linked…`). A new role "
                            + "takes minutes to count.",
                    "HTTP 403", failure -> failure.status() == 403));

    /** Azure understood, and a person has to change the spec or Azure. */
    private static final List<Row> REFUSALS = List.of(
            Row.of(new Block(Reason.AzureRefused), "A read-only lock lies on the resource or above it.", "ScopeLocked")
                    .withRemedy("Remove the lock that Azure names."),
            Row.of(new Block(Reason.AzureRefused), "The identity sees no such subscription.", "SubscriptionNotFound",
                    "InvalidSubscriptionId")
                    .withRemedy("Check the id, and that the identity has a role in this subscription."),
            Row.of(new Block(Reason.AzureRefused), "A disabled subscription can only be read.",
                    "ReadOnlyDisabledSubscription", "DisabledSubscription", "SubscriptionDisabled")
                    .withRemedy("Ask the account owner to enable the subscription."),
            Row.of(new Block(Reason.AzureRefused), "The subscription has not been set up for this provider.",
                    "MissingSubscriptionRegistration", "MissingRegistrationForLocation", "SubscriptionNotRegistered",
                    "InvalidSubscriptionRegistrationState")
                    .withRemedy("Run: az provider register --namespace Microsoft.Network"),
            Row.of(new Block(Reason.AzureRefused), "This cloud does not know the api-version.",
                    "NoRegisteredProviderFound", "InvalidApiVersionParameter", "InvalidResourceType")
                    .withRemedy("Set azure.clouds[].apiVersion to a version that Azure names."),
            Row.of(new Block(Reason.NoWatcher), "Only calls below a Network Watcher name a parent or a group.",
                    "ParentResourceNotFound", "ResourceGroupNotFound"),
            Row.of(new Block(Reason.AzureRefused),
                    "Anything else, above all 400: the same order would get the same answer.", "any other",
                    failure -> true));

    private ErrorTable() {}

    /** In the order in which they are tried. */
    public static List<Row> rows() {
        return Stream.of(PASSING, IDENTITY, REFUSALS).flatMap(List::stream).toList();
    }

    public static Outcome outcome(ArmFailure failure) {
        return row(failure).outcome();
    }

    /** What a person can do about it, as a sentence; empty when the reason says it. */
    public static String remedy(ArmFailure failure) {
        return row(failure).remedy();
    }

    private static Row row(ArmFailure failure) {
        return rows().stream().filter(row -> row.fits().test(failure)).findFirst().orElseThrow();
    }
}
