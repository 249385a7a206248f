package io.netwatch.sandbox.kubernetes.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.ApplyConflict;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import java.util.List;

/**
 * Server-side apply: the applier states all it wants. What it wants is set, what it wanted before and no longer does
 * is removed unless others own it, and what others own and it would change is a conflict unless forced.
 *
 * @param object the merged object
 * @param managers who owns what once the object is stored
 */
public record ServerSideApply(ObjectNode object, ManagedFields managers) {

    /**
     * Applies a configuration. {@code live} is the object as stored, or a bare skeleton when there is none; neither
     * argument is changed. Throws 409 that names each manager and field when not forced.
     */
    public static ServerSideApply of(Shape shape, ObjectNode live, ObjectNode config, Manager me, boolean force,
            String now) {
        ManagedFields before = ManagedFields.parse(live.path("metadata").path("managedFields"));
        ObjectNode wanted = ManagedFields.ownable(config);
        FieldSet wantedFields = Fields.of(shape, wanted);
        ObjectNode merged = (ObjectNode) Merging.merge(shape, live, wanted);
        FieldSet touched = Fields.changed(shape, ManagedFields.ownable(live), ManagedFields.ownable(merged));
        if (!force) {
            requireNoConflict(before, me, touched.minus(LastApplied.replaceable(shape, live, me)));
        }
        FieldSet others = before.ownedByOthers(me);
        FieldSet dropped = before.owned(me).minus(wantedFields);
        JsonNode result = Merging.remove(shape, merged, dropped, others.minus(touched));
        ManagedFields after = before
                .map(now, (manager, fields) -> manager.equals(me) ? fields : fields.minus(touched))
                .with(me, wantedFields, now);
        return new ServerSideApply((ObjectNode) result, after);
    }

    /** Fields that others own and that keep their value are shared, not disputed. */
    private static void requireNoConflict(ManagedFields before, Manager me, FieldSet touched) {
        List<ApplyConflict> conflicts = before.managers().keySet().stream().filter(manager -> !manager.equals(me))
                .flatMap(manager -> before.owned(manager).intersect(touched).paths()
                        .map(path -> new ApplyConflict(manager.name(), manager.isApplying(), manager.apiVersion(),
                                path)))
                .toList();
        if (!conflicts.isEmpty()) {
            throw ApiException.applyConflict(conflicts);
        }
    }
}
