/** Capture files: read, summarise, draw. Knows no other room and nothing but the JDK, so it can be lifted out as it is. */
package io.netwatch.capture.evidence;
