package io.netwatch.sandbox.azure;

/** ARM counts reads, writes and deletes apart; bucket size and refill per second as documented since 2024. */
enum CallKind {
    READ("read", "reads", 250, 25), WRITE("write", "writes", 200, 10), DELETE("delete", "deletes", 200, 10);

    /** What all principals of a subscription share is this many times one principal's bucket. */
    static final int GLOBAL = 15;

    final String word;
    final String plural;
    final int capacity;
    final int perSecond;

    CallKind(String word, String plural, int capacity, int perSecond) {
        this.word = word;
        this.plural = plural;
        this.capacity = capacity;
        this.perSecond = perSecond;
    }

    static CallKind of(Call call) {
        return switch (call.method()) {
            case "GET", "HEAD" -> READ;
            case "DELETE" -> DELETE;
            // Recorded in 2024 and 2025; before 2021 this POST counted as a write.
            case "POST" -> call.path().endsWith("/queryStatus") ? READ : WRITE;
            default -> WRITE;
        };
    }
}
