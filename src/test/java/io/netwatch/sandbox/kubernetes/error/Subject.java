package io.netwatch.sandbox.kubernetes.error;

/**
 * What an error is about, in the words of the API: {@code widgets.example.test "left"}.
 *
 * @param group API group, empty for the core group
 * @param kind the plural resource name or, in validation errors, the kind
 * @param name the object's name, empty when the error is about the whole collection
 */
public record Subject(String group, String kind, String name) {

    @Override
    public String toString() {
        String type = group.isEmpty() ? kind : kind + "." + group;
        return name.isEmpty() ? type : type + " \"" + name + "\"";
    }
}
