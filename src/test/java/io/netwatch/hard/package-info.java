/** The operator as processes of its own, under what kills, stops and cuts off processes; run by {@code hack/hard}. */
package io.netwatch.hard;
