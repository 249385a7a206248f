package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;

/** What holds for every request of this installation. */
public record Rules(InstallId install, Reach reach) {}
