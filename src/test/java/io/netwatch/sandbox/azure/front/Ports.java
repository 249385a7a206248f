package io.netwatch.sandbox.azure.front;

/** Where the three faces listen on 127.0.0.1; 0 lets the system choose. */
public record Ports(int arm, int authority, int blob) {
    public static final Ports ANY = new Ports(0, 0, 0);
}
