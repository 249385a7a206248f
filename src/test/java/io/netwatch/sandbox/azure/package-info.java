/**
 * The part of Azure that a packet capture needs, as a clocked model: Azure Resource Manager (ARM) with Network Watcher and virtual
 * machines, Entra's token endpoint, and the read side of blob storage. No thread, no sleep and no HTTP here; see {@code front} for that.
 *
 * <p>What recorded traffic shows is followed to the letter. Everything else is marked with {@code Invented:}.
 */
package io.netwatch.sandbox.azure;
