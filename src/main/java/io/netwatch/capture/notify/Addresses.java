package io.netwatch.capture.notify;

import io.netwatch.capture.cluster.Secrets;
import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.news.Sink.Place;
import io.netwatch.capture.core.terms.Confidential;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds out a sink's address, anew for each message, so that it may be rotated. What is wrong is told without the value. */
final class Addresses {
    /** What may stand in a header, so that a damaged token cannot become one of its own. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");

    private static final String LABEL = Secrets.NOTIFY_LABEL;

    private final Secrets secrets;
    private final AllowedHosts hosts;

    Addresses(Secrets secrets, AllowedHosts hosts) {
        this.secrets = secrets;
        this.hosts = hosts;
    }

    /** Where a message goes, and what proves that we may send it. */
    record Address(URI uri, Optional<Confidential> token) {
        @Override
        public String toString() {
            return uri.getHost();
        }
    }

    /** The sink cannot be addressed; the message is a sentence without any secret. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    Address of(Sink sink) throws Unusable {
        URI uri = uri(read(sink.address())
                .orElseThrow(() -> new Unusable(words(sink.address()) + " has no address for news: write one.")));
        Optional<String> problem = hosts.problem(sink.kind(), uri);
        if (problem.isPresent()) {
            throw new Unusable(problem.get());
        }
        Optional<Confidential> token = sink.token().isPresent() ? read(sink.token().get()) : Optional.empty();
        if (token.filter(it -> !TOKEN.matcher(it.text()).matches()).isPresent()) {
            throw new Unusable(words(sink.token().get()) + " holds no token: write one line without blanks.");
        }
        return new Address(uri, token);
    }

    private static URI uri(Confidential text) throws Unusable {
        try {
            return new URI(text.text());
        } catch (URISyntaxException _) {
            // Its message repeats the address.
            throw new Unusable("The address is not an https URL.");
        }
    }

    private Optional<Confidential> read(Place place) throws Unusable {
        return switch (place) {
            case Place.InSecret secret -> secret(secret);
            case Place.InFile(String path) -> Optional.of(file(path));
        };
    }

    private Optional<Confidential> secret(Place.InSecret place) throws Unusable {
        String name = "Secret " + place.namespace() + "/" + place.name();
        return switch (secrets.read(place.namespace(), place.name())) {
            case Secrets.Reading.Found(var values, var labels) -> {
                requireLabel(name, place, labels);
                yield Optional.ofNullable(values.get(place.key())).map(Addresses::stripped)
                        .filter(it -> !it.text().isEmpty());
            }
            case Secrets.Reading.Absent _ -> throw new Unusable(name + " does not exist: create it.");
            case Secrets.Reading.Forbidden _ -> throw new Unusable(
                    "The operator may not read " + name + ": grant it the right to get it.");
        };
    }

    /** Who may write a policy may name any Secret of the namespace: only those are used that somebody has meant for it. */
    private static void requireLabel(String name, Place.InSecret place, Map<String, String> labels) throws Unusable {
        String value = labels.get(LABEL);
        if (!"true".equals(value)) {
            throw new Unusable(
                    "The label %s of %s is %s, not \"true\": kubectl label secret %s -n %s %s=true --overwrite"
                            .formatted(LABEL, name, value == null ? "absent" : "\"" + value + "\"", place.name(),
                                    place.namespace(), LABEL));
        }
    }

    private static Confidential stripped(Confidential text) {
        return new Confidential(text.text().strip());
    }

    private static Confidential file(String path) throws Unusable {
        try {
            return new Confidential(Files.readString(Path.of(path)).strip());
        } catch (IOException _) {
            throw new Unusable("The file " + path + " of a news sink cannot be read: mount it.");
        }
    }

    private static String words(Place place) {
        return switch (place) {
            case Place.InSecret(var namespace, var name, var key) ->
                "Key " + key + " of Secret " + namespace + "/" + name;
            case Place.InFile(String path) -> "The file " + path;
        };
    }
}
