package io.netwatch.capture.azure;

import com.azure.resourcemanager.network.fluent.models.PacketCaptureInner;
import com.azure.resourcemanager.network.models.PacketCaptureFilter;
import com.azure.resourcemanager.network.models.PacketCaptureStorageLocation;
import com.azure.resourcemanager.network.models.PacketCaptureTargetType;
import com.azure.resourcemanager.network.models.PcProtocol;
import io.netwatch.capture.api.Filter;
import io.netwatch.capture.api.Protocol;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.Order;
import java.util.Objects;

/** An order as the body of Azure's PUT. */
final class Orders {
    private Orders() {}

    static PacketCaptureInner body(Order order) {
        return new PacketCaptureInner().withTarget(order.target().text())
                .withTargetType(PacketCaptureTargetType.AZURE_VM).withTimeLimitInSeconds(order.timeLimitSeconds())
                .withTotalBytesPerSession(order.totalBytes()).withBytesToCapturePerPacket(order.bytesPerPacket())
                .withStorageLocation(location(order.storage()))
                .withFilters(order.filters().stream().map(Orders::filter).toList());
    }

    private static PacketCaptureStorageLocation location(Storage storage) {
        return new PacketCaptureStorageLocation().withStorageId(storage.accountId())
                .withStoragePath(storage.blobUri()).withFilePath(storage.filePath());
    }

    private static PacketCaptureFilter filter(Filter filter) {
        Protocol protocol = Objects.requireNonNullElse(filter.protocol(), Protocol.Any);
        return new PacketCaptureFilter().withProtocol(PcProtocol.fromString(protocol.name()))
                .withLocalIpAddress(filter.localIPAddress()).withLocalPort(filter.localPort())
                .withRemoteIpAddress(filter.remoteIPAddress()).withRemotePort(filter.remotePort());
    }
}
