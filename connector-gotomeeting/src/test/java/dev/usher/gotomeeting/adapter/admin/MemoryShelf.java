package dev.usher.gotomeeting.adapter.admin;

import dev.usher.gotomeeting.application.TokenShelf;
import dev.usher.gotomeeting.domain.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps tokens as long as the test runs. */
final class MemoryShelf implements TokenShelf {

    final List<Sealed> kept = new ArrayList<>();

    @Override
    public Optional<Sealed> kept(String application) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast());
    }

    @Override
    public void keep(String application, Sealed tokens) {
        kept.add(tokens);
    }
}
