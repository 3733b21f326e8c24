package dev.usher.notifier.application;

import dev.usher.notifier.domain.Addressee;
import java.util.Map;

/** Who wants mail. */
public interface Addressees {

    /** The addressee of each application that has one, by the newest settings there are now. */
    Map<String, Addressee> newest();
}
