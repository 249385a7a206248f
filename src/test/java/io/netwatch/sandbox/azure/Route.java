package io.netwatch.sandbox.azure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One line of ARM's table: the operation's name in the specification, what to match, and who answers. */
record Route(String operation, String method, Pattern path, Function<Ask, Answer> handler) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** {@code target} is a method and a path with variables, for example {@code GET /subscriptions/{subscription}/…}. */
    static Route of(String operation, String target, Function<Ask, Answer> handler) {
        int space = target.indexOf(' ');
        String path = VARIABLE.matcher(target.substring(space + 1).replace(".", "\\.")).replaceAll("(?<$1>[^/]+)");
        return new Route(operation, target.substring(0, space), Pattern.compile(path, Pattern.CASE_INSENSITIVE),
                handler);
    }

    /** The variable parts of the call's path, if the route fits. */
    Optional<Map<String, String>> match(Call call) {
        var matcher = path.matcher(call.path());
        if (!call.method().equals(method) || !matcher.matches()) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, String>();
        path.namedGroups().keySet().forEach(name -> found.put(name, matcher.group(name)));
        return Optional.of(found);
    }
}
