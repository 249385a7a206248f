package io.netwatch.capture.azure;

import com.azure.resourcemanager.network.fluent.models.PacketCaptureInner;
import com.azure.resourcemanager.network.models.PacketCaptureFilter;
import com.azure.resourcemanager.network.models.PacketCaptureMachineScope;
import com.azure.resourcemanager.network.models.PacketCaptureSettings;
import com.azure.resourcemanager.network.models.PacketCaptureStorageLocation;
import com.azure.resourcemanager.network.models.PacketCaptureTargetType;
import com.azure.resourcemanager.network.models.PcProtocol;
import io.netwatch.capture.api.Filter;
import io.netwatch.capture.api.Protocol;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.Scope;
import java.util.List;
import java.util.Objects;

/** An order as the body of Azure's PUT. Empty lists are left out, as in all recordings. */
final class Orders {
    private Orders() {}

    static PacketCaptureInner body(Order order) {
        PacketCaptureInner body = new PacketCaptureInner().withTarget(order.target().id().text())
                .withTargetType(type(order)).withScope(scope(order.target().scope()))
                .withFilters(filled(order.filters().stream().map(Orders::filter).toList()));
        return switch (order.limits()) {
            case Limits.Classic(var seconds, var bytes) -> body.withTimeLimitInSeconds(seconds)
                    .withTotalBytesPerSession(bytes).withBytesToCapturePerPacket(order.bytesPerPacket())
                    .withStorageLocation(location(order.storage()).withFilePath(order.storage().filePath()));
            // Azure refuses a ring buffer that says filePath, or anything of the classic limits.
            case Limits.RingBuffer ring -> body.withContinuousCapture(true).withCaptureSettings(settings(ring))
                    .withBytesToCapturePerPacket(order.bytesPerPacket() == 0 ? null : order.bytesPerPacket())
                    .withStorageLocation(location(order.storage()).withLocalPath(order.storage().filePath()));
        };
    }

    private static PacketCaptureTargetType type(Order order) {
        return switch (order.target().kind()) {
            case Machine -> PacketCaptureTargetType.AZURE_VM;
            case ScaleSet -> PacketCaptureTargetType.AZURE_VMSS;
        };
    }

    private static PacketCaptureMachineScope scope(Scope scope) {
        return scope.equals(Scope.ALL)
                ? null
                : new PacketCaptureMachineScope().withInclude(filled(scope.include()))
                        .withExclude(filled(scope.exclude()));
    }

    private static PacketCaptureSettings settings(Limits.RingBuffer ring) {
        return new PacketCaptureSettings().withFileCount(ring.fileCount()).withFileSizeInBytes(ring.fileSizeBytes())
                .withSessionTimeLimitInSeconds(ring.sessionTimeLimitSeconds());
    }

    private static PacketCaptureStorageLocation location(Storage storage) {
        return new PacketCaptureStorageLocation().withStorageId(storage.accountId())
                .withStoragePath(storage.blobUri());
    }

    private static PacketCaptureFilter filter(Filter filter) {
        Protocol protocol = Objects.requireNonNullElse(filter.protocol(), Protocol.Any);
        return new PacketCaptureFilter().withProtocol(PcProtocol.fromString(protocol.name()))
                .withLocalIpAddress(filter.localIPAddress()).withLocalPort(filter.localPort())
                .withRemoteIpAddress(filter.remoteIPAddress()).withRemotePort(filter.remotePort());
    }

    private static <T> List<T> filled(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
