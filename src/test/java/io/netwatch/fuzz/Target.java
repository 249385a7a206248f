package io.netwatch.fuzz;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every target, whose class has the same name with Fuzz behind it: who takes the bytes, and what the fuzzer begins with. */
enum Target {
    Capture(CaptureFuzz::fuzzerTestOneInput, Seeds::captures), //
    LongCapture(LongCaptureFuzz::fuzzerTestOneInput, Seeds::longCaptures), //
    Packet(PacketFuzz::fuzzerTestOneInput, Seeds::packets), //
    Alert(AlertFuzz::fuzzerTestOneInput, Seeds::alerts), //
    Webhook(WebhookFuzz::fuzzerTestOneInput, Seeds::posts), //
    EntraToken(EntraTokenFuzz::fuzzerTestOneInput, Seeds::entraTokens), //
    UrlToken(UrlTokenFuzz::fuzzerTestOneInput, Seeds::urlTokens), //
    ArmAnswer(ArmAnswerFuzz::fuzzerTestOneInput, Seeds::armAnswers), //
    ArmError(ArmErrorFuzz::fuzzerTestOneInput, Seeds::armErrors), //
    BlobListing(BlobListingFuzz::fuzzerTestOneInput, Seeds::listings), //
    Configuration(ConfigurationFuzz::fuzzerTestOneInput, Seeds::configurations), //
    Credentials(CredentialsFuzz::fuzzerTestOneInput, Seeds::credentials), //
    Request(RequestFuzz::fuzzerTestOneInput, Seeds::requests), //
    When(WhenFuzz::fuzzerTestOneInput, Seeds::conditions), //
    News(NewsFuzz::fuzzerTestOneInput, Seeds::words), //
    Text(TextFuzz::fuzzerTestOneInput, Seeds::texts);

    private final Consumer<byte[]> input;
    private final Supplier<List<byte[]>> seeds;

    Target(Consumer<byte[]> input, Supplier<List<byte[]>> seeds) {
        this.input = input;
        this.seeds = seeds;
    }

    /** @throws AssertionError or anything else when a promise is broken */
    void play(byte[] data) {
        input.accept(data);
    }

    List<byte[]> seeds() {
        return seeds.get();
    }
}
