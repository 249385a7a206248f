package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Map;

/**
 * What stood at the end of a run. Two runs of one scenario must be equal in it, whatever went wrong in between.
 *
 * @param creates accepted PUTs, by the request's UID in the session's name
 * @param deletes accepted DELETEs that found a session
 * @param sessions sessions left in Azure
 * @param status what a person reads in the request: conditions, stop reason, size; empty when it is gone
 * @param files of captures in the storage account
 * @param pages about captures beside them
 */
record Ended(int creates, int deletes, List<String> sessions, Map<String, String> status, long files, long pages) {}
