package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.adapter.http.ApiServer;
import dev.usher.simulator.gotomeeting.adapter.store.AccountStore;
import dev.usher.simulator.gotomeeting.domain.Added;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.GroupMembers;
import dev.usher.simulator.gotomeeting.domain.LicenseUse;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.Refusal;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.options.AccountSetup;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Faults;
import dev.usher.simulator.gotomeeting.traffic.Journal;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A running stand-in for GoTo. Beside the imitated APIs it lets a test put people into the account,
 * look at it, read which calls came, and have the next calls go wrong. Safe for use by several
 * threads.
 */
public final class GoToSimulator implements AutoCloseable {

    private final SimulatorOptions options;
    private final AccountStore store;
    private final GoToAccount account;
    private final Journal journal = new Journal();
    private final Faults faults = new Faults();
    private final UserKey administrator;
    private final ApiServer server;

    private GoToSimulator(SimulatorOptions options) {
        this.options = options;
        this.store = AccountStore.open(options.account().licenses(), options.stateFile());
        this.account = store.account();
        this.administrator = administrator(options.account());
        this.server = new ApiServer(options, account, administrator, journal, faults);
    }

    /**
     * Starts a simulator; it answers when this returns.
     *
     * @throws java.io.UncheckedIOException when the port is in use or the state file out of reach
     * @throws IllegalArgumentException when the state file cannot be understood
     */
    public static GoToSimulator start(SimulatorOptions options) {
        return new GoToSimulator(options);
    }

    /** What stands in for {@code https://api.getgo.com}; without a slash at the end. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** What stands in for {@code https://authentication.logmeininc.com/oauth/token}. */
    public URI tokenUrl() {
        return baseUrl().resolve("/oauth/token");
    }

    public SimulatorOptions options() {
        return options;
    }

    /** The user on whose behalf tokens are issued. */
    public UserKey administrator() {
        return administrator;
    }

    /**
     * Puts someone into the account.
     *
     * @throws IllegalStateException when the account's rules refuse it, for instance because the
     *     address is in use or no seat is left
     */
    public GoToUser addUser(Seed seed) {
        NewUsers request =
                new NewUsers(
                        List.of(seed.profile()),
                        seed.licenseKeys(),
                        seed.adminRoles(),
                        seed.groupKey().orElse(null),
                        true);
        Added added = granted(account.add(request, options.clock().instant())).getFirst();
        UserKey key = added.key();
        if (key == null) {
            throw new IllegalStateException(added.email() + " is in use");
        }
        return seen(key, seed.signIn());
    }

    /**
     * Records when a user was last seen; the status follows from it.
     *
     * @throws IllegalStateException when there is no such user
     */
    public GoToUser seen(UserKey key, SignIn when) {
        return granted(account.seen(key, when));
    }

    /**
     * Makes a group.
     *
     * @throws IllegalStateException when the name is in use
     */
    public GroupKey addGroup(String name) {
        return granted(account.createGroup(name)).key();
    }

    /** Everyone in the account, the administrator included, in the order of arrival. */
    public List<GoToUser> users() {
        return account.users(Filter.NONE);
    }

    public Optional<GoToUser> user(String email) {
        return account.userByEmail(email);
    }

    public List<LicenseUse> licenses() {
        return account.licenses();
    }

    public List<GroupMembers> groups() {
        return account.groups(Filter.NONE);
    }

    /** Products that the user's licences carry. */
    public List<String> products(GoToUser user) {
        return account.products(user);
    }

    public Journal journal() {
        return journal;
    }

    /** Lines up a fault for calls to come. */
    public void inject(Fault fault) {
        faults.add(fault);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Makes all access tokens issued so far invalid; the next call with one is answered 401. */
    public void revokeAccessTokens() {
        server.revokeAccessTokens();
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }

    private UserKey administrator(AccountSetup setup) {
        return user(setup.administratorEmail())
                .orElseGet(
                        () ->
                                addUser(
                                        Seed.of(setup.administratorEmail(), "GoTo", "Admin")
                                                .admin(
                                                        setup.administratorRoles()
                                                                .toArray(String[]::new))
                                                .seen(SignIn.RECENT)))
                .key();
    }

    private static <T> T granted(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(Refusal refusal) ->
                    throw new IllegalStateException(
                            "Refused: " + refusal.reason() + " " + refusal.value());
        };
    }
}
