package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.Email;
import dev.usher.policy.Settings;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one application's work goes by at the moment: its settings, and who the connector is at GoTo
 * while it is signed in there. Thread-safe.
 */
final class Connection {

    private @Nullable Settings settings;
    private @Nullable SignedIn self;
    private String openedFor = "";

    synchronized Optional<Settings> settings() {
        return Optional.ofNullable(settings);
    }

    /** The settings, when GoTo is to be looked at by them, if only in preview. */
    synchronized Optional<Settings> active() {
        return settings().filter(it -> it.status() != Settings.Status.OFF);
    }

    /** Takes over settings; another GoTo account wants a new sign-in. */
    synchronized void settings(@Nullable Settings newest) {
        settings = newest;
        if (active().filter(it -> it.goToAccountKey().equals(openedFor)).isEmpty()) {
            self = null;
        }
    }

    synchronized void signedIn(SignedIn who, String goToAccountKey) {
        self = who;
        openedFor = goToAccountKey;
    }

    /** Nothing is begun any more until the next sign-in. */
    synchronized void signedOut() {
        self = null;
    }

    synchronized boolean isSignedIn() {
        return self != null;
    }

    /** The settings, when GoTo can be called by them now. */
    synchronized Optional<Settings> open() {
        return self == null ? Optional.empty() : active();
    }

    /**
     * Whether the order is about the connector's own account, or one that is never written.
     *
     * @param leaving keys of super admins who may be none in a moment
     */
    synchronized Optional<Failure> objection(Order order, Roster roster, Set<String> leaving) {
        Optional<String> email =
                order.accountKey()
                        .flatMap(roster::account)
                        .map(account -> Email.normalized(account.email()));
        SignedIn me = self;
        boolean own =
                me != null
                        && (order.accountKey().filter(me.key()::equals).isPresent()
                                || me.email().equalsIgnoreCase(order.desired().email()));
        boolean listed =
                settings()
                        .map(Settings::protectedAccounts)
                        .filter(
                                spared ->
                                        spared.contains(order.desired().email())
                                                || email.filter(spared::contains).isPresent())
                        .isPresent();
        if (own || listed) {
            return Optional.of(Failure.Permanent.of(Reason.PROTECTED_ACCOUNT));
        }
        return order.accountKey()
                .filter(key -> roster.isLastSuperAdmin(key, leaving))
                .map(_ -> Failure.Permanent.of(Reason.LAST_SUPER_ADMIN));
    }
}
