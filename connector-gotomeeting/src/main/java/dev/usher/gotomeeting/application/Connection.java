package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.Health;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.SignedIn;
import dev.usher.policy.Email;
import dev.usher.policy.Settings;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one application's work goes by at the moment: its settings, who the connector is at GoTo,
 * and whether it is let in. Thread-safe.
 */
final class Connection {

    private final InstantSource clock;
    private @Nullable Settings settings;
    private @Nullable SignedIn self;
    private String openedFor = "";
    private Health health;

    Connection(InstantSource clock) {
        this.clock = clock;
        this.health = new Health(Optional.empty(), clock.instant());
    }

    synchronized Optional<Settings> settings() {
        return Optional.ofNullable(settings);
    }

    /** Takes over settings; another GoTo account wants a new sign-in. */
    synchronized void settings(@Nullable Settings newest) {
        settings = newest;
        if (newest == null || !newest.on() || !newest.goToAccountKey().equals(openedFor)) {
            self = null;
        }
    }

    synchronized void signedIn(SignedIn who, String goToAccountKey) {
        self = who;
        openedFor = goToAccountKey;
        health(Optional.empty());
    }

    /** Nothing goes any more until the next sign-in. */
    synchronized void barred(String trouble) {
        self = null;
        health(Optional.of(trouble));
    }

    synchronized boolean isSignedIn() {
        return self != null;
    }

    /** The settings, when orders can be carried out by them now. */
    synchronized Optional<Settings> open() {
        return self == null ? Optional.empty() : settings().filter(Settings::on);
    }

    synchronized Health health() {
        return health;
    }

    /** Whether the order is about the connector's own account, or one that is never written. */
    synchronized Optional<Failure> objection(Order order, Roster roster) {
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
                settings != null
                        && (settings.protectedAccounts().contains(order.desired().email())
                                || email.filter(settings.protectedAccounts()::contains)
                                        .isPresent());
        if (own || listed) {
            return Optional.of(Failure.Permanent.of(Reason.PROTECTED_ACCOUNT));
        }
        return order.accountKey()
                .filter(roster::isLastSuperAdmin)
                .map(_ -> Failure.Permanent.of(Reason.LAST_SUPER_ADMIN));
    }

    private void health(Optional<String> trouble) {
        if (!trouble.equals(health.trouble())) {
            health = new Health(trouble, clock.instant());
        }
    }
}
