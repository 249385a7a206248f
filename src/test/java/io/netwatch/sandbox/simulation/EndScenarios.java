package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.ArmError;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect.Refuse;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import io.netwatch.sandbox.simulation.Happening.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The ways in which a capture ends otherwise than by its time limit. */
final class EndScenarios {
    private static final Duration MIDWAY = Duration.ofSeconds(150);
    private static final int LONG = 600;
    private static final Refuse NO_RIGHT = new Refuse(
            new ArmError(403, "AuthorizationPermissionMismatch", "This request is not authorized."), Optional.empty());

    static final Scenario STOPPED_IN_AZURE = midway("stopped by somebody in Azure",
            (azure, session) -> call(azure, "POST", session + "/stop"));
    static final Scenario DELETED_IN_AZURE = midway("deleted by somebody in Azure",
            (azure, session) -> call(azure, "DELETE", session));
    static final Scenario DEALLOCATED = midway("machine deallocated midway",
            (azure, session) -> azure.put(Simulation.MACHINE.with(PowerState.DEALLOCATED)));
    static final Scenario MACHINE_DELETED = midway("machine deleted midway",
            (azure, session) -> azure.remove(Simulation.MACHINE.id()));
    static final Scenario SILENT = midway("machine deleted, and Azure knows nothing of the session",
            (azure, session) -> {
                azure.silence(session.substring(session.lastIndexOf('/') + 1));
                azure.remove(Simulation.MACHINE.id());
            });
    static final Scenario NO_UPLOAD = midway("no upload", (azure, session) -> azure.put(closed()));
    static final Scenario EMPTY = new Scenario("no packet", 300, Optional.empty(), Optional.empty(),
            Setting.ORDINARY.withPackets(0));
    static final Scenario NOT_LISTED = new Scenario("no right to list", Fault.every("Container_ListBlobs", NO_RIGHT));
    static final Scenario NOT_READ = new Scenario("no right to read", Fault.every("Blob_Download", NO_RIGHT));

    /**
     * Those of one certain end. While Azure deletes a session it tells of a stop, so after that deed the moment of the
     * question decides.
     */
    static final List<Scenario> CERTAIN = List.of(STOPPED_IN_AZURE, DEALLOCATED, MACHINE_DELETED, SILENT, NO_UPLOAD,
            EMPTY, NOT_LISTED, NOT_READ);

    private EndScenarios() {}

    private static Scenario midway(String name, Deed deed) {
        return new Scenario(name, LONG, new Happening(MIDWAY, deed));
    }

    private static StorageAccount closed() {
        return Simulation.ACCOUNT.refusingSharedKeys();
    }

    private static void call(Azure azure, String method, String path) {
        azure.answer(Face.ARM, Call.of(method, path + "?api-version=2024-07-01"));
    }
}
