package io.netwatch.sandbox.kubernetes.http;

import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import java.time.InstantSource;
import java.util.List;

/** Which part of the front answers a path. */
final class Router {
    /** What kubectl compares with its own version; it warns when they are more than one minor version apart. */
    private static final String VERSION = "v1.32.4";

    private final Discovery discovery;
    private final OpenApi openApi;
    private final ResourceHandler resources;

    Router(Cluster cluster, InstantSource clock) {
        this.discovery = new Discovery(cluster);
        this.openApi = new OpenApi(cluster);
        this.resources = new ResourceHandler(cluster, clock);
    }

    Answer route(Request request) {
        List<String> path = request.path();
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "healthz", "readyz", "livez" -> new Answer.Text("ok");
            case "version" -> version();
            case "openapi" -> openApi.answer(path.subList(1, path.size()));
            case "api" -> core(request);
            case "apis" -> groups(request);
            default -> throw ApiException.unknownPath();
        };
    }

    /** Clients read only these fields; kubectl cannot parse a version without gitVersion. */
    private static Answer version() {
        return Answer.ok(Json.object().put("major", "1").put("minor", "32").put("gitVersion", VERSION)
                .put("gitCommit", "sandbox").put("gitTreeState", "clean").put("platform", "java"));
    }

    /** Below /api: the core group has no name, so its paths are one segment shorter. */
    private Answer core(Request request) {
        List<String> path = request.path();
        return switch (path.size()) {
            case 1 -> Answer.ok(discovery.coreVersions());
            case 2 -> Answer.ok(discovery.resources("", path.get(1)));
            default -> resources.answer(request,
                    ResourcePath.parse("", path.get(1), path.subList(2, path.size())));
        };
    }

    /** Below /apis: discovery by depth, then permission reviews, which are questions and no stored objects. */
    private Answer groups(Request request) {
        List<String> path = request.path();
        return switch (path.size()) {
            case 1 -> Answer.ok(discovery.groups());
            case 2 -> Answer.ok(discovery.group(path.get(1)));
            case 3 -> Answer.ok(discovery.resources(path.get(1), path.get(2)));
            default -> path.get(1).equals(Reviews.GROUP)
                    ? Reviews.answer(path.getLast(), request.json())
                    : resources.answer(request,
                            ResourcePath.parse(path.get(1), path.get(2), path.subList(3, path.size())));
        };
    }
}
