/** A summary on paper: one HTML file that needs nothing else, and JSON. */
package io.netwatch.capture.evidence.report;
