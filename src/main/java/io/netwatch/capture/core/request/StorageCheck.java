package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Observation.StorageRead;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the agent can write to the storage account: Azure takes the order all the same, and the file never comes. */
final class StorageCheck {
    private StorageCheck() {}

    static Optional<Decision> next(Request request, Progress progress, Instant now) {
        Optional<ArmId> account = account(request);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Optional<StorageRead> read = progress.seen().find(StorageRead.class);
        if (read.isEmpty()) {
            return Optional.of(new ReadStorage(account.get()));
        }
        String trouble = read.filter(StorageRead::checked)
                .map(seen -> trouble(account.get(), seen.facts(), Preparing.location(progress))).orElse("");
        return trouble.isEmpty()
                ? Optional.empty()
                : Optional.of(Preparing.stall(request, now, Reason.StorageUnusable, trouble));
    }

    /** What is no reason to refuse: the firewall may know the target, and the right to look is nobody's duty. */
    static Stream<String> warnings(Request request, Progress progress) {
        return account(request).stream().flatMap(account -> progress.seen().find(StorageRead.class).stream()
                .flatMap(read -> warning(account, read).stream()));
    }

    private static Optional<String> warning(ArmId account, StorageRead read) {
        if (!read.checked()) {
            return Optional.of("The storage account %s was not checked: the operator could not read it."
                    .formatted(account.name()));
        }
        return read.facts().filter(facts -> !facts.openNetwork()).map(_ -> ("The firewall of the storage account %s "
                + "keeps out whoever it does not name: without the target's network there, no file will come. "
                + "See: az storage account network-rule list --ids %s").formatted(account.name(), account));
    }

    private static String trouble(ArmId account, Optional<StorageFacts> found, String location) {
        if (found.isEmpty()) {
            return account + " does not exist. Correct spec.storage.accountId, or run: " + create(account, account
                    .name(), location);
        }
        StorageFacts facts = found.get();
        return Stream.of(elsewhere(account, facts, location), premium(account, facts, location), keyless(account,
                facts)).flatMap(Optional::stream).collect(Collectors.joining(" "));
    }

    private static Optional<String> elsewhere(ArmId account, StorageFacts facts, String location) {
        return sentence(!facts.location().equalsIgnoreCase(location),
                "%s lies in %s, the target in %s. Use an account there, or run: %s", account, facts.location(),
                location, create(account, "NAME", location));
    }

    private static Optional<String> premium(ArmId account, StorageFacts facts, String location) {
        return sentence(!facts.tier().equalsIgnoreCase("Standard"),
                "%s is of tier %s. Use an account of tier Standard, or run: %s", account, facts.tier(),
                create(account, "NAME", location));
    }

    private static Optional<String> keyless(ArmId account, StorageFacts facts) {
        return sentence(!facts.sharedKeys(), "%s allows no shared key access, which the agent needs. Run: "
                + "az storage account update --ids %s --allow-shared-key-access true", account, account);
    }

    private static Optional<String> sentence(boolean wrong, String format, Object... values) {
        return wrong
                ? Optional.of(format.formatted(Stream.of(values).map(value -> Plain.text(value.toString(), 600))
                        .toArray()))
                : Optional.empty();
    }

    private static String create(ArmId beside, String name, String location) {
        return String.join(" ", List.of("az storage account create --name", name, "--subscription",
                beside.subscription(), "--resource-group", beside.resourceGroup(), "--location", location,
                "--sku Standard_LRS"));
    }

    private static Optional<ArmId> account(Request request) {
        return Optional.ofNullable(request.spec().storage().accountId()).flatMap(ArmId::parse);
    }
}
