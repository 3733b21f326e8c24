package dev.usher.notifier.application;

import dev.usher.notifier.domain.Audience;
import java.util.Map;

/** Who wants to hear. */
public interface Audiences {

    /** The audience of each application that has one, by the newest settings there are now. */
    Map<String, Audience> newest();

    /** The same, by the settings that have come so far, without waiting for any. */
    Map<String, Audience> known();
}
