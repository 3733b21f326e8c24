package dev.usher.simulator.gotomeeting.domain;

import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold before anything is changed. */
final class AccountRules {

    /** Lengths that the Admin Center accepts; that the API has the same limits is assumed. */
    private static final int LONGEST_EMAIL = 128;

    private static final int LONGEST_NAME = 32;

    private final AccountState state;

    AccountRules(AccountState state) {
        this.state = state;
    }

    Optional<Refusal> profile(Profile profile, AccountPolicy policy) {
        int longestEmail = policy.fieldLimits() ? LONGEST_EMAIL : Integer.MAX_VALUE;
        int longestName = policy.fieldLimits() ? LONGEST_NAME : Integer.MAX_VALUE;
        return Stream.of(
                        present(profile.email(), Reason.EMAIL_REQUIRED),
                        within(longestEmail, profile.email(), Reason.EMAIL_TOO_LONG),
                        address(profile.email()),
                        present(profile.firstName(), Reason.FIRST_NAME_REQUIRED),
                        within(longestName, profile.firstName(), Reason.FIRST_NAME_TOO_LONG),
                        present(profile.lastName(), Reason.LAST_NAME_REQUIRED),
                        within(longestName, profile.lastName(), Reason.LAST_NAME_TOO_LONG))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Refusal> group(@Nullable GroupKey key) {
        return key == null || state.groups.byKey(key).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.GROUP_NOT_FOUND, key.value()));
    }

    /** Each licence exists and has that many seats to give. */
    Optional<Refusal> seats(Collection<LicenseKey> wanted, int people) {
        for (LicenseKey key : wanted) {
            Optional<License> license = state.seats.license(key);
            if (license.isEmpty()) {
                return Optional.of(new Refusal(Reason.LICENSE_NOT_FOUND, key.value()));
            }
            if (people > 0 && state.seats.free(license.get()) < people) {
                return Optional.of(new Refusal(Reason.SEATS_EXCEEDED, key.value()));
            }
        }
        return Optional.empty();
    }

    /** The address belongs to nobody else. */
    Optional<Refusal> free(String email, UserKey self) {
        return state.members
                .byEmail(email)
                .filter(other -> !other.key().equals(self))
                .map(_ -> new Refusal(Reason.EMAIL_IN_USE, email));
    }

    Optional<Refusal> groupName(String name, @Nullable GroupKey self) {
        if (name.isBlank()) {
            return Optional.of(new Refusal(Reason.GROUP_NAME_REQUIRED, name));
        }
        return state.groups
                .byName(name)
                .filter(other -> !other.key().equals(self))
                .map(_ -> new Refusal(Reason.GROUP_NAME_IN_USE, name));
    }

    /** A user of one group goes into another only if the policy lets groups be left that way. */
    Optional<Refusal> oneGroup(GoToUser user, @Nullable GroupKey wanted, AccountPolicy policy) {
        GroupKey held = user.groupKey();
        return held == null || wanted == null || held.equals(wanted) || policy.groupMoves()
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.IN_ANOTHER_GROUP, held.value()));
    }

    /** Nothing changes that is locked. */
    Optional<Refusal> unlocked(GoToUser user, Profile wanted) {
        Profile is = user.profile();
        boolean name =
                !is.firstName().equals(wanted.firstName())
                        || !is.lastName().equals(wanted.lastName());
        boolean locked =
                (user.locked(Lock.EMAIL) && !is.email().equals(wanted.email()))
                        || (user.locked(Lock.NAME) && name)
                        || (user.locked(Lock.IDENTITY) && !is.locale().equals(wanted.locale()));
        return locked
                ? Optional.of(new Refusal(Reason.IDENTITY_LOCKED, user.key().value()))
                : Optional.empty();
    }

    /** The account keeps a super user, unless the policy lets the last one go. */
    Optional<Refusal> superUserStays(GoToUser user, boolean remains, AccountPolicy policy) {
        return remains
                        || !user.superUser()
                        || policy.lastSuperUserMayGo()
                        || state.members.all().stream().filter(GoToUser::superUser).count() > 1
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.LAST_SUPER_USER, user.key().value()));
    }

    /** Licences in {@code wanted} that the user does not hold yet. */
    static List<LicenseKey> more(List<LicenseKey> wanted, GoToUser user) {
        return wanted.stream().filter(key -> !user.licenseKeys().contains(key)).toList();
    }

    private static Optional<Refusal> present(String text, Reason reason) {
        return text.isBlank() ? Optional.of(new Refusal(reason, text)) : Optional.empty();
    }

    private static Optional<Refusal> within(int longest, String text, Reason reason) {
        return text.codePointCount(0, text.length()) > longest
                ? Optional.of(new Refusal(reason, text))
                : Optional.empty();
    }

    private static Optional<Refusal> address(String email) {
        int at = email.indexOf('@');
        return at > 0 && at == email.lastIndexOf('@') && at < email.length() - 1
                ? Optional.empty()
                : Optional.of(new Refusal(Reason.EMAIL_INVALID, email));
    }
}
