package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;

/** Stands on the wire between the SDK and the model of Azure. */
@FunctionalInterface
interface Tap {
    Tap NONE = Azure::deliver;

    Delivery deliver(Azure model, Face face, Call call);
}
