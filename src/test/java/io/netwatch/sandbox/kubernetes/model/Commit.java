package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.error.Subject;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.ownership.ManagedFields;
import io.netwatch.sandbox.kubernetes.schema.Pruning;
import io.netwatch.sandbox.kubernetes.schema.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last steps of every write, in the server's order: prune, default, validate, admit, stamp, store. */
final class Commit {
    private final Store store;
    private final Deletion deletion;
    private final Admission admission;

    Commit(Store store, Deletion deletion, Admission admission) {
        this.store = store;
        this.deletion = deletion;
        this.admission = admission;
    }

    /** One write: of what, where, over which stored object (as this type shows it), and how. */
    record Write(ResourceType type, Key key, Optional<ObjectNode> before, WriteOptions options) {
        Subject subject() {
            return type.subject(key.name());
        }
    }

    /** Says who owns the fields of the final draft, given what was stored before. */
    @FunctionalInterface
    interface Attribution {
        ManagedFields of(ObjectNode draft, ObjectNode before);
    }

    /** Brings the draft, which it changes, into the store, unless that would change nothing. */
    Outcome commit(Write write, ObjectNode draft, Attribution attribution) {
        List<String> unknown = write.type.custom() ? Pruning.prune(write.type.schema(), draft) : List.of();
        List<String> warnings = write.options.validation().judge(write.type.kind(), unknown);
        Pruning.addDefaults(write.type.schema(), draft);
        requireValid(write, draft);
        stamp(write, draft, attribution);
        boolean unchanged = write.before.filter(draft::equals).isPresent();
        var effect = write.before.isPresent() ? Outcome.Effect.KEPT : Outcome.Effect.CREATED;
        return unchanged || write.options.dryRun()
                ? new Outcome(draft, effect, warnings)
                : store(write, draft, effect, warnings);
    }

    /** Collects all mistakes of one stage, so that people can mend them together. */
    private void requireValid(Write write, ObjectNode draft) {
        List<FieldError> errors = new ArrayList<>(
                write.type.custom() ? Validation.validate(write.type.schema(), draft) : List.of());
        errors.addAll(write.type.equals(BuiltinTypes.CRDS) ? CustomTypes.check(draft) : List.of());
        errors.addAll(write.before.map(before -> newFinalizers(before, draft))
                .orElseGet(() -> Incoming.checkName(write.key.name())));
        // A rule may trust the schema, so it only gets to see what the schema lets pass.
        if (errors.isEmpty()) {
            errors.addAll(admission.review(write.type.kind(), write.before.orElse(null), draft));
        }
        if (!errors.isEmpty()) {
            throw ApiException.invalid(write.type.kindSubject(write.key.name()), errors);
        }
    }

    /** Who joins when the object is already going could be overlooked, so nobody may. */
    private static List<FieldError> newFinalizers(ObjectNode before, ObjectNode draft) {
        List<String> added = new ArrayList<>(ObjectMeta.of(draft).finalizers());
        added.removeAll(ObjectMeta.of(before).finalizers());
        return added.isEmpty() || !ObjectMeta.of(before).isDeleting()
                ? List.of()
                : List.of(new FieldError("metadata.finalizers", FieldError.Kind.FORBIDDEN, "no new finalizers can be"
                        + " added if the object is being deleted, found new finalizers " + added));
    }

    /** Generation and ownership follow from comparing the finished draft with what is stored. */
    private static void stamp(Write write, ObjectNode draft, Attribution attribution) {
        ObjectMeta meta = ObjectMeta.of(draft);
        write.before.filter(before -> write.type.hasGeneration()
                && Draft.wantsSomethingElse(write.type, before, draft)).ifPresent(_ -> meta.nextGeneration());
        ObjectNode before = write.before.orElseGet(() -> nothingBut(write.type, draft));
        meta.managedFields(attribution.of(draft, before).toJson());
    }

    /** A status that the server made by default belongs to nobody, so it counts as there before. */
    private static ObjectNode nothingBut(ResourceType type, ObjectNode draft) {
        ObjectNode before = Json.object();
        if (type.statusSubresource() && draft.has("status")) {
            before.set("status", draft.get("status"));
        }
        return before;
    }

    /** An object whose last finalizer this write takes away is removed instead of stored. */
    private Outcome store(Write write, ObjectNode draft, Outcome.Effect effect, List<String> warnings) {
        ObjectNode kept = EventVersions.keep(write.type, Json.copy(draft));
        boolean done = ObjectMeta.of(draft).isDeleting() && deletion.isFree(write.key, draft);
        ObjectNode stored = done ? store.remove(write.key, kept) : store.put(write.key, kept);
        return new Outcome(EventVersions.show(write.type, stored), done ? Outcome.Effect.REMOVED : effect, warnings);
    }
}
