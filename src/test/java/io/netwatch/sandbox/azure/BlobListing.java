package io.netwatch.sandbox.azure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The XML answer of a container's list operation, page by page. */
final class BlobListing {
    private BlobListing() {}

    static Answer answer(String endpoint, String container, Map<String, String> query,
            List<StoredBlob> present) {
        String prefix = query.getOrDefault("prefix", "");
        List<StoredBlob> left = present.stream().filter(blob -> blob.address().name().startsWith(prefix))
                .filter(blob -> blob.address().name().compareTo(query.getOrDefault("marker", "")) >= 0)
                .sorted(Comparator.comparing(blob -> blob.address().name())).toList();
        int page = Math.min(Integer.parseInt(query.getOrDefault("maxresults", "5000")), left.size());
        var text = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"%s/\" ContainerName=\"%s\">"
                        .formatted(escaped(endpoint), escaped(container)));
        text.append("<Prefix>").append(escaped(prefix)).append("</Prefix><Blobs>");
        left.subList(0, page).forEach(blob -> text.append(entry(blob)));
        // Invented: a marker is the next name; to clients it is opaque.
        String next = page == left.size() ? "" : left.get(page).address().name();
        text.append("</Blobs><NextMarker>").append(escaped(next)).append("</NextMarker></EnumerationResults>");
        return new Answer(200, Map.of("Content-Type", "application/xml"), new Answer.Body.Xml(text.toString()));
    }

    private static String entry(StoredBlob blob) {
        String modified = BlobService.httpDate(blob.lastModified());
        // Listed etags come without the quotes that the header has.
        return """
                <Blob><Name>%s</Name><Properties><Creation-Time>%s</Creation-Time><Last-Modified>%s</Last-Modified><Etag>%s</Etag>\
                <Content-Length>%d</Content-Length><Content-Type>application/octet-stream</Content-Type><BlobType>BlockBlob</BlobType>\
                <LeaseStatus>unlocked</LeaseStatus><LeaseState>available</LeaseState><ServerEncrypted>true</ServerEncrypted></Properties></Blob>"""
                .formatted(escaped(blob.address().name()), modified, modified, blob.etag().replace("\"", ""),
                        blob.size());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
