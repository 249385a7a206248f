package io.netwatch.capture.azure;

/** What Azure can be asked with. */
public sealed interface Credentials {

    /** Where and as whom. */
    record Present(AzureConfig config) implements Credentials {}

    /** Nothing; the sentence names what is missing, where, and what to do. */
    record Missing(String sentence) implements Credentials {}
}
