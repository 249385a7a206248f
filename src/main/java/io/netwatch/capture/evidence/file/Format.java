package io.netwatch.capture.evidence.file;

import java.util.OptionalLong;

/** A file of a known format, read from its beginning and then, perhaps, from somewhere behind. */
sealed interface Format permits ClassicPcap, PcapNg {

    Ending read(PacketSink sink);

    /**
     * Reads on behind a part that was left out, with what the beginning has told of the file.
     *
     * @param rest a window of the same file
     * @param last when the last packet before was captured
     */
    Ending readOn(Window rest, OptionalLong last, PacketSink sink);
}
