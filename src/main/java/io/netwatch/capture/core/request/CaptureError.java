package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.Plain;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Azure's words in packetCaptureError, each as a sentence and the next step. */
enum CaptureError {
    InternalError("Network Watcher failed inside Azure",
            "Try again with a new request; if it stays, ask Azure support"),

    AgentStopped("the Network Watcher agent on the target stopped",
            "See whether the target was restarted (az vm get-instance-view --ids TARGET), then make a new request"),

    CaptureFailed("the agent could not capture on the target",
            "Look at the agent: az vm extension list --ids TARGET; on Linux the distribution must be a supported one"),

    LocalFileFailed("the agent could not write the file on the target's disk",
            "Give the disk room, and name a folder that exists (on Linux below /var/captures) in spec.storage.filePath"),

    StorageFailed("the agent could not write to the storage account",
            "Let the target reach the storage account on port 443, and allow shared key access");

    private static final int LONGEST_WORD = 64;
    private final String fact;
    private final String nextStep;

    CaptureError(String fact, String nextStep) {
        this.fact = fact;
        this.nextStep = nextStep;
    }

    static Optional<CaptureError> of(String word) {
        return Stream.of(values()).filter(error -> error.name().equalsIgnoreCase(word)).findFirst();
    }

    /** Whether a word for an end speaks of a failure. */
    static boolean isOne(String word) {
        return of(word).isPresent() || word.equalsIgnoreCase(Ending.ERROR);
    }

    /** All of them in words; empty when there are none. A word that is not in the table is told as it is. */
    static String told(List<String> words) {
        return words.stream().map(CaptureError::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(String word) {
        return of(word).map(error -> "Azure reports %s: %s. %s.".formatted(error, error.fact, error.nextStep))
                .orElse("Azure reports %s.".formatted(Plain.text(word, LONGEST_WORD)));
    }
}
