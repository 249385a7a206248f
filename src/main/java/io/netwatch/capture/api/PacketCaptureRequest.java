package io.netwatch.capture.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One packet capture on one Azure target: ordered by {@code spec}, told by {@code status}. */
@Group(CaptureApi.GROUP)
@Version(CaptureApi.VERSION)
@Plural("packetcapturerequests")
@ShortNames("pcr")
public class PacketCaptureRequest extends CustomResource<PacketCaptureRequestSpec, PacketCaptureRequestStatus>
        implements
            Namespaced {}
