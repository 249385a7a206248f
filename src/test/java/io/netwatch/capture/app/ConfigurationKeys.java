package io.netwatch.capture.app;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.stream.Stream;

/** Every key that a configuration file may have, as the records declare them. */
final class ConfigurationKeys {
    private ConfigurationKeys() {}

    /** Leaves only, such as {@code bridge.tokens[].file}. */
    static Stream<String> all() {
        return keys("", Configuration.class);
    }

    private static Stream<String> keys(String above, Class<?> section) {
        return Stream.of(section.getRecordComponents()).flatMap(part -> keys(above + part.getName(), part));
    }

    private static Stream<String> keys(String key, RecordComponent part) {
        Type type = part.getGenericType();
        boolean list = type instanceof ParameterizedType;
        Class<?> inside = list ? (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0] : part.getType();
        return inside.isRecord() ? keys(key + (list ? "[]." : "."), inside) : Stream.of(key);
    }
}
