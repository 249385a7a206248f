package io.netwatch.capture.azure;

import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.Confidential;
import java.time.Instant;
import java.util.List;

/** Addresses that give a file to whoever has them, without a sign-in. */
public interface Links {

    /**
     * One for each file, in order: for reading this one blob, by https, until then. Azure gives the key for it with the
     * caller's own rights; it is forgotten at once.
     *
     * @param urls of one storage account
     * @param until at most seven days away
     */
    Answer<List<Confidential>> make(List<String> urls, Instant until);
}
