/** World files: what exists in the Azure of a sandbox, written by hand. */
package io.netwatch.sandbox.launcher.world;
