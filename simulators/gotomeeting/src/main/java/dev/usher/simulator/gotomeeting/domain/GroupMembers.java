package dev.usher.simulator.gotomeeting.domain;

import java.util.List;

/**
 * A group together with the users in it.
 *
 * @param path the groups it stands in, from the top level down to itself
 * @param members users directly in it
 * @param total how many users are in it or in a group below
 */
public record GroupMembers(Group group, List<Group> path, List<UserKey> members, int total) {

    public GroupMembers {
        path = List.copyOf(path);
        members = List.copyOf(members);
    }
}
