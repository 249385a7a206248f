package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocsTest {

    @Test
    void everyKeyIsInTheTable() throws IOException {
        String docs = Files.readString(Path.of("docs", "configuration.md"));
        assertThat(keys("", Configuration.class)).hasSizeGreaterThan(20).allSatisfy(key -> assertThat(docs)
                .as(key).containsAnyOf("`" + key + "`", "`." + key.substring(key.lastIndexOf('.') + 1) + "`"));
    }

    /** Leaves only, such as {@code bridge.tokens[].file}. */
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
