package io.netwatch.sandbox.simulation;

/**
 * Where the process dies.
 *
 * @param call counts the outgoing calls of the whole run, the first being 1; 0 never dies
 * @param before whether it dies before the call is made, or after its answer has come and before anything is done with it
 */
record CrashPoint(int call, boolean before) {
    static final CrashPoint NEVER = new CrashPoint(0, true);

    /** The process is gone: nothing of it may run after this, no handler either. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;

        Crash(String where) {
            super(where);
        }
    }

    @Override
    public String toString() {
        return call == 0 ? "no crash" : "crash " + (before ? "before" : "after") + " call " + call;
    }
}
