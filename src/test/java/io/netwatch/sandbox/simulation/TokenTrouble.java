package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;
import io.netwatch.sandbox.azure.Delivery.Delivered;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What can go wrong at Entra's token endpoint. */
final class TokenTrouble {
    private TokenTrouble() {}

    static List<Misfortune> all() {
        return List.of(trouble("lost", (_, _, _) -> new Delivery.Lost(), Duration.ZERO),
                trouble("lost, timeout", (_, _, _) -> new Delivery.Lost(), Misfortune.OUR_TIMEOUT),
                trouble("401", answer(401, error("invalid_client"))),
                trouble("400", answer(400, error("invalid_grant"))),
                trouble("429", answer(429, error("temporarily_unavailable"))),
                trouble("503", answer(503, error("temporarily_unavailable"))),
                trouble("not JSON", answer(200, new Answer.Body.Xml("<html>Sign in</html>"))),
                trouble("of nothing", answer(200, new Answer.Body.Json(JsonNodeFactory.instance.objectNode()))));
    }

    /** As Azure answers, but for the life of its tokens: each is over before the next call. */
    static Delivery shortLived(Azure model, Face face, Call call) {
        return Tap.NONE.deliver(model, face, call) instanceof Delivered(var answer, var delay)
                ? new Delivered(shortLived(answer), delay)
                : new Delivery.Lost();
    }

    private static Answer shortLived(Answer answer) {
        return answer.body() instanceof Answer.Body.Json(ObjectNode token) && token.has("access_token")
                ? new Answer(answer.status(), answer.headers(),
                        new Answer.Body.Json(token.deepCopy().put("expires_in", 1).put("ext_expires_in", 1)))
                : answer;
    }

    private static Misfortune trouble(String name, Tap tap) {
        return trouble(name, tap, Duration.ZERO);
    }

    private static Misfortune trouble(String name, Tap tap, Duration lasts) {
        return new Misfortune("token " + name, new Misfortune.Deed.Token(tap, lasts));
    }

    private static Tap answer(int status, Answer.Body body) {
        return (_, _, _) -> new Delivered(new Answer(status, Map.of(), body), Duration.ZERO);
    }

    private static Answer.Body error(String code) {
        return new Answer.Body.Json(JsonNodeFactory.instance.objectNode().put("error", code)
                .put("error_description", "AADSTS0: Words of Entra."));
    }
}
