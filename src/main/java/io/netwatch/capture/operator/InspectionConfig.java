package io.netwatch.capture.operator;

/**
 * How capture files are looked into.
 *
 * @param maxReadBytes how much of one file is read
 * @param dnsNames whether names that were looked up may be told
 * @param storesPage whether a page about each capture is stored beside its files
 */
public record InspectionConfig(long maxReadBytes, boolean dnsNames, boolean storesPage) {

    public static InspectionConfig reading(long maxReadBytes) {
        return new InspectionConfig(maxReadBytes, true, false);
    }
}
