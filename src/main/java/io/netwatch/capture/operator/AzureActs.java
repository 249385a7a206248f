package io.netwatch.capture.operator;

import io.netwatch.capture.azure.Azure;
import io.netwatch.capture.azure.Captures;
import io.netwatch.capture.azure.Files;
import io.netwatch.capture.azure.Surroundings;
import io.netwatch.capture.azure.Targets;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Freeze;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.ReadAgent;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Decision.ReadInstances;
import io.netwatch.capture.core.request.Decision.ReadOwner;
import io.netwatch.capture.core.request.Decision.ReadRecordings;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.ReadSiblings;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Answer;
import java.util.function.Function;

/** Every call that goes to Azure, on one screen. */
public record AzureActs(Captures captures, Targets targets, Files files, Surroundings surroundings,
        Inspections inspections) implements Acts {

    public static AzureActs over(Azure azure, Inspections inspections) {
        return new AzureActs(azure.captures(), azure.targets(), azure.files(), azure.surroundings(), inspections);
    }

    @Override
    public Observation perform(Request request, Call call) {
        return switch (call) {
            case ReadTarget(var target) -> seen(call, targets.read(target), Observation.TargetRead::new);
            case ReadInstances(var scaleSet, var soFar) ->
                seen(call, targets.instances(scaleSet, soFar), Observation.InstancesRead::new);
            case ReadWatchers(var subscription, var soFar) ->
                seen(call, targets.watchers(subscription, soFar), Observation.WatchersRead::new);
            case ReadStorage(var account) ->
                seen(call, surroundings.storage(account), facts -> new Observation.StorageRead(facts, true));
            case ReadGroup(var subscription, var name) ->
                seen(call, surroundings.managerOf(subscription, name), Observation.GroupRead::new);
            case CountSessions(var watcher, var location) -> seen(call,
                    surroundings.sessions(watcher.subscription(), location), Observation.SessionsCounted::new);
            case ReadAgent(var machine) -> seen(call, surroundings.agent(machine), Observation.AgentRead::new);
            case InstallAgent(var machine, var agent) -> seen(call, surroundings.installAgent(machine, agent),
                    _ -> new Observation.AgentAsked());
            case Create(var order) -> seen(call, captures.create(order), Observation.Created::new);
            case Look(var session) -> seen(call, captures.look(session), Observation.Looked::new);
            case ListSessions(var watcher) -> seen(call, captures.list(watcher), Observation.Listed::new);
            case Query(var session) -> seen(call, captures.query(session), Observation.Queried::new);
            case Stop(var session) -> seen(call, captures.stop(session), Observation.StopAnswered::new);
            case Delete(var session) ->
                seen(call, captures.delete(session), _ -> new Observation.DeleteAnswered());
            case FindFiles(var prefix, var soFar) ->
                seen(call, files.find(prefix, soFar.next()), page -> new Observation.FilesFound(soFar.and(page)));
            case Inspect inspect -> inspections.look(request.uid(), inspect, PageOrder.of(request), files);
            case ReadSession(var session) -> seen(call, captures.look(session), Observation.SessionRead::new);
            case ReadRun(var session) -> seen(call, captures.query(session), Observation.RunRead::new);
            case ReadClaims _,ReadSiblings _,RecordIntent _,ReadRecordings _,Freeze _,ReadOwner _ ->
                throw new IllegalArgumentException("the cluster is asked, not Azure: " + call);
        };
    }

    /** What an answer of Azure is to the core. */
    static <T> Observation seen(Call call, Answer<T> answer, Function<T, Observation> to) {
        return switch (answer) {
            case Answer.Ok<T>(var value) -> to.apply(value);
            case Answer.NotBefore<T>(var until, var untouched) ->
                new Observation.Postponed(call, until, untouched);
            case Answer.Failed<T>(var failure) -> new Observation.Refused(call, failure);
        };
    }
}
