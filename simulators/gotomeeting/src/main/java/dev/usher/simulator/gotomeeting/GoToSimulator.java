package dev.usher.simulator.gotomeeting;

import dev.usher.simulator.gotomeeting.adapter.own.OwnPages;
import dev.usher.simulator.gotomeeting.adapter.server.ApiServer;
import dev.usher.simulator.gotomeeting.adapter.store.AccountStore;
import dev.usher.simulator.gotomeeting.adapter.token.Tokens;
import dev.usher.simulator.gotomeeting.domain.Added;
import dev.usher.simulator.gotomeeting.domain.Filter;
import dev.usher.simulator.gotomeeting.domain.GoToAccount;
import dev.usher.simulator.gotomeeting.domain.GoToUser;
import dev.usher.simulator.gotomeeting.domain.GroupKey;
import dev.usher.simulator.gotomeeting.domain.GroupMembers;
import dev.usher.simulator.gotomeeting.domain.License;
import dev.usher.simulator.gotomeeting.domain.LicenseUse;
import dev.usher.simulator.gotomeeting.domain.NewUsers;
import dev.usher.simulator.gotomeeting.domain.SignIn;
import dev.usher.simulator.gotomeeting.domain.Standing.Lock;
import dev.usher.simulator.gotomeeting.domain.UserKey;
import dev.usher.simulator.gotomeeting.domain.UserStatus;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.SimulatorOptions;
import dev.usher.simulator.gotomeeting.scene.Scene;
import dev.usher.simulator.gotomeeting.scene.SimulatorClock;
import dev.usher.simulator.gotomeeting.scene.Switches;
import dev.usher.simulator.gotomeeting.traffic.Fault;
import dev.usher.simulator.gotomeeting.traffic.Journal;
import dev.usher.simulator.gotomeeting.traffic.Latency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A running stand-in for GoTo. Beside the imitated APIs it lets a test put people into the account,
 * look at it, read which calls came, set switches, and have the next calls go wrong. Safe for use
 * by several threads.
 */
public final class GoToSimulator implements AutoCloseable {

    private final AccountStore store;
    private final Scene scene;
    private final Tokens tokens;
    private final ApiServer server;

    private GoToSimulator(SimulatorOptions options) {
        SimulatorClock clock = new SimulatorClock(options.clock());
        Switches switches = new Switches(options.behaviour());
        this.store = AccountStore.open(options, () -> switches.get().policy(), clock);
        this.scene = new Scene(options, store.account(), switches, clock);
        this.tokens = new Tokens(clock, options.credentials());
        this.server = new ApiServer(scene, tokens, new OwnPages(scene, tokens));
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
        return scene.options();
    }

    /** The user on whose behalf tokens are issued. */
    public UserKey administrator() {
        return scene.administrator();
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
        Instant seen = seed.signIn().before(scene.clock().instant());
        Added added = Scene.granted(account().furnish(request, seen)).getFirst();
        UserKey key = added.key();
        if (key == null) {
            throw new IllegalStateException(added.email() + " is in use");
        }
        return account().users().byKey(key).orElseThrow();
    }

    /**
     * Deletes someone, as an administrator does by hand in GoTo's own pages: no call comes of it.
     *
     * @throws IllegalStateException when there is no such user, or it is the last super admin
     */
    public void removeUser(UserKey key) {
        Scene.granted(account().users().delete(key));
    }

    /**
     * Records when a user was last seen; the status follows from it.
     *
     * @throws IllegalStateException when there is no such user
     */
    public GoToUser seen(UserKey key, SignIn when) {
        return Scene.granted(account().users().seen(key, when.before(scene.clock().instant())));
    }

    /**
     * Sets what of a user updates may not change.
     *
     * @throws IllegalStateException when there is no such user
     */
    public GoToUser lock(UserKey key, Lock... locks) {
        return Scene.granted(account().users().lock(key, Set.of(locks)));
    }

    /** Says of addresses that they belong to users of another GoTo account. */
    public void elsewhere(String... emails) {
        account().users().settle(List.of(emails), true);
    }

    /**
     * Has somebody of another account, who was added, accept or decline.
     *
     * @throws IllegalStateException when there is no such user
     */
    public GoToUser answerInvitation(UserKey key, boolean accepted) {
        return Scene.granted(account().users().answerInvitation(key, accepted));
    }

    /**
     * Makes a group.
     *
     * @throws IllegalStateException when the name is in use
     */
    public GroupKey addGroup(String name) {
        return Scene.granted(account().groups().create(name, null)).key();
    }

    /**
     * Makes a group within another.
     *
     * @throws IllegalStateException when the name is in use
     */
    public GroupKey addGroup(String name, GroupKey parent) {
        return Scene.granted(account().groups().create(name, parent)).key();
    }

    /** Buys a licence, or changes the one with that key. */
    public void buy(License license) {
        account().licenses().buy(license);
    }

    /** Everyone in the account, the administrator included, in the order of arrival. */
    public List<GoToUser> users() {
        return account().users().all();
    }

    public Optional<GoToUser> user(String email) {
        return account().users().byEmail(email);
    }

    /** The user's status now. */
    public UserStatus status(GoToUser user) {
        return account().users().status(user);
    }

    public List<LicenseUse> licenses() {
        return account().licenses().all();
    }

    public List<GroupMembers> groups() {
        return account().groups().all(Filter.NONE);
    }

    /** Products that the user's licences carry. */
    public List<String> products(GoToUser user) {
        return account().users().products(user);
    }

    public Journal journal() {
        return scene.journal();
    }

    /** What everything here is dated by; it can be set and stopped. */
    public SimulatorClock clock() {
        return scene.clock();
    }

    public Behaviour behaviour() {
        return scene.behaviour();
    }

    /** Sets switches; calls that come afterwards meet the new behaviour. */
    public void change(UnaryOperator<Behaviour> change) {
        scene.switches().change(change);
    }

    /** Makes calls take their time; the same seed gives the same times. */
    public void slowDown(Latency latency, long seed) {
        scene.latencies().set(latency, seed);
    }

    /** Lines up a fault for calls to come. */
    public void inject(Fault fault) {
        scene.faults().add(fault);
    }

    public void clearFaults() {
        scene.faults().clear();
    }

    /** Makes all access tokens issued so far invalid; the next call with one is answered 401. */
    public void revokeAccessTokens() {
        tokens.revokeAccess();
    }

    /** Brings everything back to how it was at the first start; access tokens become invalid. */
    public void reset() {
        scene.reset();
        tokens.reset();
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }

    private GoToAccount account() {
        return scene.account();
    }
}
