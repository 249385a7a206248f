package io.netwatch.capture.core.request;

/**
 * The Network Watcher agent extension of one machine.
 *
 * @param os {@code Linux} or {@code Windows}
 * @param location Azure's short name of the machine's region, where its extensions live too
 * @param state Azure's provisioning state; empty when the extension is not there
 */
public record AgentFacts(String os, String location, String state) {

    boolean missing() {
        return state.isEmpty();
    }

    boolean failed() {
        return state.equalsIgnoreCase("Failed");
    }

    boolean ready() {
        return state.equalsIgnoreCase("Succeeded");
    }
}
