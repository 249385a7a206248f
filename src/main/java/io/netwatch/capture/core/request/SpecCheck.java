package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
import io.netwatch.capture.api.Filter;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Plain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything about a spec that Azure would refuse late, or swallow silently and answer with an empty capture. */
public final class SpecCheck {
    private static final String ACCOUNT = "microsoft.storage/storageaccounts";

    private static final int LONGEST_QUOTE = 256;

    private SpecCheck() {}

    /** All problems, in the order of the fields; none when Azure can be asked. */
    public static List<Problem> problems(PacketCaptureRequestSpec spec) {
        return Stream.of(target(spec.target()), agent(spec), session(spec), limits(spec),
                RingBufferCheck.problems(spec), filters(spec.filters()), storage(spec.storage())).flatMap(List::stream)
                .toList();
    }

    private static List<Problem> target(Target target) {
        return target("spec.target.resourceId", target == null ? null : target.resourceId()).map(List::of)
                .orElseGet(() -> InstancesCheck.problems(target));
    }

    /** The problem with an id on which something is to be captured; nothing when it can be. */
    public static Optional<Problem> target(String field, String id) {
        boolean good = ArmId.parse(id)
                .filter(one -> one.isVirtualMachine() || one.isScaleSet() || one.isScaleSetInstance()).isPresent();
        return good ? Optional.empty() : Optional.of(new Problem(field, quoted(id) + Clauses.NOT_A_TARGET));
    }

    /** On a scale set the agent belongs into the model, which is the business of whoever deploys it. */
    private static List<Problem> agent(PacketCaptureRequestSpec spec) {
        boolean set = spec.target() != null && ArmId.parse(spec.target().resourceId())
                .filter(id -> !id.isVirtualMachine()).isPresent();
        return problems(when(Boolean.TRUE.equals(spec.installAgent()) && set, "spec.installAgent",
                Clauses.MACHINES_ONLY));
    }

    private static List<Problem> session(PacketCaptureRequestSpec spec) {
        return problems(
                when(spec.networkWatcherId() != null
                        && !is(spec.networkWatcherId(), type -> type.equals("microsoft.network/networkwatchers")),
                        "spec.networkWatcherId", quoted(spec.networkWatcherId()) + Clauses.NOT_A_WATCHER),
                when(spec.captureName() != null && !CaptureName.isName(spec.captureName()), "spec.captureName",
                        quoted(spec.captureName()) + " is not a name that Azure takes: use at most 80 letters, digits,"
                                + " dots, underscores and hyphens, a letter or digit first"),
                when(spec.conflictPolicy() != null && spec.captureName() == null, "spec.conflictPolicy",
                        Clauses.NEEDS_CAPTURE_NAME));
    }

    private static List<Problem> limits(PacketCaptureRequestSpec spec) {
        return problems(//
                range("spec.timeLimitSeconds", spec.timeLimitSeconds(), 1, 18_000),
                range("spec.totalBytes", spec.totalBytes(), 1, 4_294_967_295L),
                range("spec.bytesPerPacket", spec.bytesPerPacket(), 0, 4_294_967_295L));
    }

    private static List<Problem> filters(List<Filter> filters) {
        return IntStream.range(0, filters.size()).boxed()
                .flatMap(i -> filter("spec.filters[" + i + "]", filters.get(i)).stream()).toList();
    }

    private static List<Problem> filter(String path, Filter filter) {
        return problems(//
                FilterGrammar.address(path + ".localIPAddress", filter.localIPAddress()),
                FilterGrammar.port(path + ".localPort", filter.localPort()),
                FilterGrammar.address(path + ".remoteIPAddress", filter.remoteIPAddress()),
                FilterGrammar.port(path + ".remotePort", filter.remotePort()));
    }

    private static List<Problem> storage(Storage storage) {
        if (storage == null || (storage.accountId() == null && storage.filePath() == null)) {
            return List.of(new Problem("spec.storage", Clauses.NO_STORAGE));
        }
        List<Problem> all = new ArrayList<>(problems(//
                when(storage.accountId() != null && !is(storage.accountId(), type -> type.equals(ACCOUNT)),
                        "spec.storage.accountId",
                        quoted(storage.accountId()) + Clauses.NOT_AN_ACCOUNT),
                when(storage.blobUri() != null && storage.accountId() == null, "spec.storage.blobUri",
                        Clauses.NEEDS_ACCOUNT)));
        all.addAll(BlobUriCheck.problems(storage.blobUri(), ArmId.parse(storage.accountId())));
        all.addAll(FilePathCheck.problems(storage.filePath()));
        return all;
    }

    static Optional<Problem> range(String field, Number value, long least, long most) {
        return when(value != null && (value.longValue() < least || value.longValue() > most), field,
                value + " is outside " + least + " to " + most + ": choose a value within");
    }

    private static boolean is(String id, Predicate<String> type) {
        return ArmId.parse(id).filter(parsed -> type.test(parsed.type())).isPresent();
    }

    /** Cut and cleaned, because it goes into a condition that people read in a terminal. */
    static String quoted(String value) {
        return value == null ? "(absent)" : "\"" + Plain.text(value, LONGEST_QUOTE) + "\"";
    }

    static Optional<Problem> when(boolean wrong, String field, String clause) {
        return wrong ? Optional.of(new Problem(field, clause)) : Optional.empty();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static List<Problem> problems(Optional<Problem>... found) {
        return Arrays.stream(found).flatMap(Optional::stream).toList();
    }
}
