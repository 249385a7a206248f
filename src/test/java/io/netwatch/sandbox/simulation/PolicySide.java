package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.request.RequestKey;

/** What happens to the policy of a run, where there is one, when something happens to its requests. */
interface PolicySide {
    RequestKey KEY = new RequestKey("default", StoredPolicy.NAME);

    PolicySide NONE = new PolicySide() {
        @Override
        public void rivalLooks() {}

        @Override
        public void edit(RequestKey key) {}
    };

    /** A second process that believes to lead looks at it. */
    void rivalLooks();

    /** Somebody edits what has this name, in a field that changes nothing. */
    void edit(RequestKey key);
}
