package io.netwatch.capture.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Runs the health script the way Argo CD does: the object is the global {@code obj}, the answer a table. */
record ArgoHealth(String status, String message) {
    static final Path SCRIPT = Path.of("charts", "packet-capture-operator", "files", "argocd-health.lua");

    static ArgoHealth of(JsonNode object) {
        var globals = JsePlatform.standardGlobals();
        globals.set("obj", lua(object));
        LuaValue answer = globals.load(text(), SCRIPT.getFileName().toString()).call();
        return new ArgoHealth(answer.get("status").checkjstring(), answer.get("message").checkjstring());
    }

    private static LuaValue lua(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                LuaTable table = new LuaTable();
                node.properties().forEach(field -> table.set(field.getKey(), lua(field.getValue())));
                yield table;
            }
            case ARRAY -> {
                LuaTable table = new LuaTable();
                node.forEach(element -> table.set(table.length() + 1, lua(element)));
                yield table;
            }
            case NUMBER -> LuaValue.valueOf(node.asDouble());
            case BOOLEAN -> LuaValue.valueOf(node.asBoolean());
            case STRING -> LuaValue.valueOf(node.asText());
            default -> LuaValue.NIL;
        };
    }

    private static String text() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
