package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Captures;
import io.netwatch.capture.azure.Files;
import io.netwatch.capture.azure.Targets;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Answer;
import java.util.function.Function;

/** Every call that goes to Azure, on one screen. */
public record AzureActs(Captures captures, Targets targets, Files files) implements Acts {

    @Override
    public Observation perform(Request request, Call call) {
        return switch (call) {
            case ReadTarget(var target) -> seen(call, targets.read(target), Observation.TargetRead::new);
            case ReadWatchers(var subscription) ->
                seen(call, targets.watchers(subscription), Observation.WatchersRead::new);
            case Create(var order) -> seen(call, captures.create(order), Observation.Created::new);
            case Look(var session) -> seen(call, captures.look(session), Observation.Looked::new);
            case ListSessions(var watcher) -> seen(call, captures.list(watcher), Observation.Listed::new);
            case Query(var session) -> seen(call, captures.query(session), Observation.Queried::new);
            case Stop(var session) -> seen(call, captures.stop(session), Observation.StopAnswered::new);
            case Delete(var session) ->
                seen(call, captures.delete(session), _ -> new Observation.DeleteAnswered());
            case FindFiles(var blobUrl) -> seen(call, files.find(blobUrl), Observation.FilesFound::new);
            case RecordIntent _ -> throw new IllegalArgumentException("an intent goes to the cluster, not to Azure");
        };
    }

    private static <T> Observation seen(Call call, Answer<T> answer, Function<T, Observation> to) {
        return switch (answer) {
            case Answer.Ok<T>(var value) -> to.apply(value);
            case Answer.NotBefore<T>(var until, var untouched) ->
                new Observation.Postponed(call, until, untouched);
            case Answer.Failed<T>(var failure) -> new Observation.Refused(call, failure);
        };
    }
}
