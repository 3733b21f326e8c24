package dev.usher.gotomeeting.domain;

import java.util.Optional;

/** What GoTo answers about one user it was to create; without a key the e-mail is in use. */
public record CreationEntry(Optional<String> email, Optional<String> key) {}
