package io.netwatch.sandbox.simulation;

/**
 * A misfortune, and where in a run it happens.
 *
 * @param from counts the outgoing calls of the run, the first being 1; it strikes the first call from there on that it can
 */
record Strike(int from, Misfortune misfortune) {

    static Strike parse(String text) {
        int space = text.indexOf(' ');
        return new Strike(Integer.parseInt(text.substring(0, space)), Misfortune.named(text.substring(space + 1)));
    }

    boolean hits(int index, String call) {
        return index >= from && misfortune.strikes(call);
    }

    @Override
    public String toString() {
        return from + " " + misfortune.name();
    }
}
