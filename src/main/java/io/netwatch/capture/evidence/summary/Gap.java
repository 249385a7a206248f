package io.netwatch.capture.evidence.summary;

/**
 * The part of a long file that was not read.
 *
 * @param fromByte where reading ended for the time being
 * @param toByte where it began again
 */
public record Gap(long fromByte, long toByte) {
    public long bytes() {
        return toByte - fromByte;
    }
}
