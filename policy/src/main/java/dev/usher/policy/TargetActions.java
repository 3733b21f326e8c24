package dev.usher.policy;

/**
 * What may be done in GoTo at all.
 *
 * @param create whether accounts are created
 * @param update whether accounts are changed, access given again included
 * @param disable whether access is taken away
 * @param delete whether accounts are deleted after their user was deleted for good at the source
 */
public record TargetActions(boolean create, boolean update, boolean disable, boolean delete) {

    /** As when nothing is said. */
    public static final TargetActions DEFAULT = new TargetActions(true, true, true, false);
}
