package dev.usher.console.application;

import java.util.Set;
import java.util.UUID;

/** Finds users by what people call them. */
public interface UserDirectory {

    /**
     * The users of an application with this id, sign-in name or mail address, in any case.
     *
     * @return more than one when several have the name
     */
    Set<UUID> find(String application, String name);
}
