package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.CaptureView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stood at the end of a run with a flight recorder.
 *
 * @param requests to Resource Manager, whoever sent them
 * @param creates accepted PUTs by the name of the session, without the bystander's
 * @param sessions that Azure has, the bystander's too
 * @param uids of all requests that exist
 * @param state of the recorder's only target, by the policy's status; empty when that tells of none
 * @param gapSeconds in which nothing was recorded, by the policy's status
 */
record RecorderEnd(int requests, Map<String, Integer> creates, List<CaptureView> sessions, List<String> uids,
        List<Evidence> evidence, List<Made> recordings, String state, long gapSeconds) {

    /** @param own the session that it has ordered by itself; empty as it should be */
    record Evidence(String name, String word, boolean isFinal, int files, String own, String source) {
        private static Evidence of(ObjectNode request) {
            return new Evidence(request.at("/metadata/name").asText(), RecorderRun.word(request),
                    hasEnded(request), request.at("/status/files").size(),
                    request.at("/status/captureName").asText(), request.at("/status/recording/name").asText());
        }
    }

    /** One recording. */
    record Made(String name, int number, String word, boolean isFinal) {
        private static Made of(ObjectNode request) {
            return new Made(request.at("/metadata/name").asText(),
                    request.at("/metadata/labels/capture.netwatch.io~1recording").asInt(), RecorderRun.word(request),
                    hasEnded(request));
        }
    }

    private static boolean hasEnded(ObjectNode request) {
        return !Watchdog.finalWord(Optional.of(request)).isEmpty();
    }

    static RecorderEnd of(RecorderRun run, int requests) {
        Map<String, Integer> creates = new TreeMap<>(run.azure().creates());
        creates.remove(RecorderScenario.BYSTANDER);
        var lines = run.status().recordings();
        return new RecorderEnd(requests, creates, run.azure().captures(),
                run.objects().stream().map(each -> each.at("/metadata/uid").asText()).toList(),
                run.evidence().map(Evidence::of).toList(), run.recordings().map(Made::of).toList(),
                lines.isEmpty() ? "" : lines.getFirst().state(),
                lines.isEmpty() ? 0 : lines.getFirst().gaps().seconds());
    }

    /** Sessions of ours that Azure has, or has running. */
    List<String> ours(boolean running) {
        return sessions.stream().filter(each -> !each.name().equals(RecorderScenario.BYSTANDER))
                .filter(each -> !running || each.status().equals("Running")).map(CaptureView::name).toList();
    }

    List<String> standing(String word) {
        return recordings.stream().filter(each -> each.word().equals(word)).map(Made::name).toList();
    }
}
