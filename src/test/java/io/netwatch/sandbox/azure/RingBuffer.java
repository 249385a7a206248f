package io.netwatch.sandbox.azure;

import java.util.Optional;

/**
 * The newer mode of captures: files that rotate instead of one that grows. Specified defaults and limits.
 *
 * @param continuous as sent; both true and false select this mode
 */
record RingBuffer(boolean continuous, int fileCount, long fileSizeBytes, int sessionTimeLimitSeconds) {
    private static final int MAX_FILES = 10_000;
    private static final long MAX_BYTES = 4_294_967_295L;
    private static final int MAX_SECONDS = 604_800;

    /** Empty in classic mode. */
    static Optional<RingBuffer> parse(PutBody properties) {
        if (!properties.has("continuousCapture")) {
            return Optional.empty();
        }
        // Invented: nobody has recorded what Azure makes of both kinds of limits.
        for (String classic : new String[]{"timeLimitInSeconds", "totalBytesPerSession"}) {
            if (properties.has(classic)) {
                throw ArmErrors.badRequest("properties." + classic
                        + " is not for continuousCapture; give captureSettings instead.").thrown();
            }
        }
        PutBody settings = properties.at("captureSettings");
        return Optional.of(new RingBuffer(properties.node().path("continuousCapture").asBoolean(),
                (int) settings.number("fileCount", 10, MAX_FILES),
                settings.number("fileSizeInBytes", 104_857_600, MAX_BYTES),
                (int) settings.number("sessionTimeLimitInSeconds", 86_400, MAX_SECONDS)));
    }
}
