package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/** A group together with the users in it. */
public record GroupMembers(Group group, List<UserKey> members) {

    public GroupMembers {
        members = List.copyOf(members);
    }
}
