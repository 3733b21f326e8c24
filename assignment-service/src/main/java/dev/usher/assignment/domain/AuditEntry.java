package dev.usher.assignment.domain;

import java.time.Instant;

/**
 * Who changed what. Values of attributes are never in it, only their names.
 *
 * @param by the person or program that did it
 * @param source for which it spoke
 * @param action what was done, such as {@code user.put}
 * @param about id of the user, group or token it was done to; empty for many at once
 * @param detail more in plain words
 */
public record AuditEntry(
        Instant at, String by, String source, String action, String about, String detail) {

    /** Many changes at once. */
    public static AuditEntry ofMany(Origin origin, long accepted, Instant at) {
        return new AuditEntry(
                at, origin.by(), origin.source(), "many", "", accepted + " changes at once");
    }

    /**
     * A change that was accepted.
     *
     * @param about the id that came out of it
     */
    public static AuditEntry of(Change change, String about, Origin origin, Instant at) {
        String action =
                switch (change) {
                    case Change.PutUser _ -> "user.put";
                    case Change.DeleteUser _ -> "user.delete";
                    case Change.PutGroup _ -> "group.put";
                    case Change.DeleteGroup _ -> "group.delete";
                    case Change.AddMember _ -> "member.add";
                    case Change.RemoveMember _ -> "member.remove";
                    case Change.Assign _ -> "role.assign";
                    case Change.Unassign _ -> "role.unassign";
                };
        String detail =
                switch (change) {
                    case Change.PutUser put -> String.join(", ", put.attributes().keySet());
                    case Change.DeleteUser(_, boolean forGood) -> forGood ? "for good" : "for now";
                    case Change.AddMember add -> name(add.member());
                    case Change.RemoveMember remove -> name(remove.member());
                    case Change.Assign assign -> assign.application() + ": " + assign.role();
                    case Change.Unassign end -> end.application() + ": " + end.role();
                    case Change.PutGroup _, Change.DeleteGroup _ -> "";
                };
        return new AuditEntry(
                at, origin.by(), origin.source(), action, about.replaceFirst("^.*/", ""), detail);
    }

    private static String name(Change.Named member) {
        return switch (member) {
            case Change.Named.ByUser(String user) -> "user " + user;
            case Change.Named.ByGroup(String group) -> "group " + group;
        };
    }
}
