package io.netwatch.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One thing that reads bytes from outside.
 *
 * @param name that of its class, but for Fuzz behind it
 * @param input takes the bytes; an {@link AssertionError}, or anything else that it throws, is a broken promise
 * @param seeds what the fuzzer begins with
 */
record Target(String name, Consumer<byte[]> input, Supplier<List<byte[]>> seeds) {

    static List<Target> all() {
        return List.of(new Target("Capture", CaptureFuzz::fuzzerTestOneInput, Seeds::captures),
                new Target("LongCapture", LongCaptureFuzz::fuzzerTestOneInput, Seeds::longCaptures),
                new Target("Packet", PacketFuzz::fuzzerTestOneInput, Seeds::packets),
                new Target("Alert", AlertFuzz::fuzzerTestOneInput, Seeds::alerts),
                new Target("Webhook", WebhookFuzz::fuzzerTestOneInput, Seeds::posts),
                new Target("EntraToken", EntraTokenFuzz::fuzzerTestOneInput, Seeds::entraTokens),
                new Target("UrlToken", UrlTokenFuzz::fuzzerTestOneInput, Seeds::urlTokens),
                new Target("ArmAnswer", ArmAnswerFuzz::fuzzerTestOneInput, Seeds::armAnswers),
                new Target("ArmError", ArmErrorFuzz::fuzzerTestOneInput, Seeds::armErrors),
                new Target("BlobListing", BlobListingFuzz::fuzzerTestOneInput, Seeds::listings),
                new Target("Configuration", ConfigurationFuzz::fuzzerTestOneInput, Seeds::configurations),
                new Target("Credentials", CredentialsFuzz::fuzzerTestOneInput, Seeds::credentials),
                new Target("Request", RequestFuzz::fuzzerTestOneInput, Seeds::requests),
                new Target("When", WhenFuzz::fuzzerTestOneInput, Seeds::conditions),
                new Target("News", NewsFuzz::fuzzerTestOneInput, Seeds::words),
                new Target("Text", TextFuzz::fuzzerTestOneInput, Seeds::texts));
    }

    void play(byte[] data) {
        input.accept(data);
    }
}
