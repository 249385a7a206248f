/** What a process tells of itself: metrics, traces and its log. Nothing here changes what is done. */
package io.netwatch.capture.app.telemetry;
