package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Sealed;
import java.util.Optional;

/** Where tokens that GoTo gave out survive a restart. */
public interface TokenShelf {

    /** What was kept last for an application. */
    Optional<Sealed> kept(String application);

    /** Keeps it in the place of what was kept before; comes back when it is safe. */
    void keep(String application, Sealed tokens) throws InterruptedException;
}
