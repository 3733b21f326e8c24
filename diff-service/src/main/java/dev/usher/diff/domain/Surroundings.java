package dev.usher.diff.domain;

import dev.usher.policy.Desired;
import java.util.List;
import java.util.Optional;

/**
 * What else has to do with the e-mail and the matching values that one user should have.
 *
 * @param matches accounts found by the first matching property that finds any, apart from the
 *     user's own
 * @param holders accounts that have the e-mail now, apart from the user's own
 * @param rivals other users who should have one of them and neither own an account nor have a
 *     command in flight
 * @param creator another user for whom an account with it is being created
 */
public record Surroundings(
        List<Holder> matches, List<Holder> holders, List<UserId> rivals, Optional<UserId> creator) {

    private static final String EMAIL = "email";

    /** Nobody and nothing. */
    public static final Surroundings EMPTY =
            new Surroundings(List.of(), List.of(), List.of(), Optional.empty());

    public Surroundings {
        matches = List.copyOf(matches);
        holders = List.copyOf(holders);
        rivals = List.copyOf(rivals);
    }

    /**
     * An account, and whose it is.
     *
     * @param formerOwner another user who has it, or had it last
     */
    public record Holder(Account account, Optional<Owner> owner, Optional<UserId> formerOwner) {

        /** Whether it is not renamed, whatever e-mail its owner is to have. */
        boolean keepsEmail() {
            return account.readOnly().contains(EMAIL)
                    || owner.filter(Owner::refused).isPresent()
                    || owner.map(Owner::desired)
                            .filter(Desired.Provision.class::isInstance)
                            .map(Desired.Provision.class::cast)
                            .filter(wish -> wish.createOnly().contains(EMAIL))
                            .isPresent();
        }
    }

    /**
     * The user an account is linked to.
     *
     * @param inTurn whether the owner is to have the e-mail of the user's own account, or waits for
     *     others of whom one is
     * @param refused whether somebody has refused what the account was to become
     */
    public record Owner(
            UserId user, Desired desired, boolean inFlight, boolean inTurn, boolean refused) {

        boolean giving() {
            return desired instanceof Desired.Deprovision && !inFlight;
        }

        boolean wants(String email) {
            return switch (desired) {
                case Desired.Provision(var spec, _) -> spec.email().equals(email);
                case Desired.Impossible _ -> true;
                case Desired.Deprovision _ -> false;
            };
        }
    }
}
