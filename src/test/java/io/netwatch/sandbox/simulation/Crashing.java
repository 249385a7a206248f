package io.netwatch.sandbox.simulation;

import java.util.function.Supplier;

/** Nothing goes wrong but that the process dies once, at a call of a request's visit or of a policy's. */
final class Crashing implements Interference {
    private final CrashPoint crash;
    private CallSites sites;

    Crashing(CrashPoint crash) {
        this.crash = crash;
    }

    @Override
    public Sites sites(Worlds worlds) {
        sites = new CallSites(worlds.cluster(), worlds.acts(), crash);
        return sites;
    }

    /** That a policy is known is no call. */
    @Override
    public <T> T ofPolicy(String name, Supplier<T> call, Supplier<T> instead) {
        return name.equals("policy look") ? call.get() : sites.call(name, call);
    }
}
