package io.netwatch.fuzz;

import io.netwatch.capture.azure.AzureReaders;
import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import java.util.List;

/** Successful answers of Resource Manager; each body is read as every kind of answer. */
public final class ArmAnswerFuzz {
    private ArmAnswerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String body = Promise.text(data);
        List<Answer<?>> answers = AzureReaders.all(200, body, AlertWorld.NOW);
        answers.forEach(answer -> {
            if (answer instanceof Answer.Failed<?>(ArmFailure failure)) {
                Promise.that(failure.uncertain(), "a success that cannot be read may have been one");
                Promise.harmless(failure.message(), 1000);
            }
        });
        Promise.that(answers.equals(AzureReaders.all(200, body, AlertWorld.NOW)), "the same body reads the same");
    }
}
