package io.netwatch.capture.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Which alerts start a capture, and what that capture looks like. */
@Group(CaptureApi.GROUP)
@Version(CaptureApi.VERSION)
@Plural("packetcapturepolicies")
@ShortNames("pcpol")
public class PacketCapturePolicy extends CustomResource<PacketCapturePolicySpec, PacketCapturePolicyStatus>
        implements
            Namespaced {}
