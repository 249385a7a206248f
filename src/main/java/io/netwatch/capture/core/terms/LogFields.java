package io.netwatch.capture.core.terms;

import java.util.Map;

/** Something that a log message can be about: in a structured log it has fields of its own, beside the sentence. */
public interface LogFields {

    /** Names of fields and their values, which are texts, numbers or lists of texts. */
    Map<String, Object> logFields();
}
