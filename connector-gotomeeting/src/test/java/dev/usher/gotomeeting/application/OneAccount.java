package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.policy.AccountSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** GoTo with one account, which behaves in the ways that are possible of it. */
final class OneAccount implements GoTo.Account {

    final List<String> calls = new ArrayList<>();
    final Deque<Failure> failures = new ArrayDeque<>();
    final NavigableSet<String> groups = new TreeSet<>(List.of("3", "4"));
    @Nullable KnownAccount account;
    boolean updateAnswersNothing;
    boolean updateAddsLicences;
    boolean updateIgnoresLicences;
    boolean identityLocked;
    boolean secondGroupRefused;
    boolean licenceCallsDoNothing;
    GoTo.@Nullable Organizers organizers;
    int staleReads;
    private @Nullable KnownAccount stale;

    OneAccount(KnownAccount account) {
        this.account = account;
    }

    static KnownAccount holding(
            Collection<String> licences,
            Collection<String> adminRoles,
            Optional<String> group,
            Collection<String> customRoles) {
        return new KnownAccount(
                "7",
                "ann@example.com",
                new TreeMap<>(),
                KnownAccount.Status.ACTIVE,
                new TreeSet<>(licences),
                new TreeSet<>(),
                new TreeSet<>(adminRoles),
                group,
                new TreeSet<>(customRoles),
                new TreeSet<>(),
                Examples.NOW);
    }

    @Override
    public Optional<KnownAccount> user(String key) {
        called("get");
        if (staleReads > 0 && stale != null) {
            staleReads--;
            return Optional.of(stale);
        }
        return Optional.ofNullable(account);
    }

    @Override
    public Optional<KnownAccount> update(String key, Patch patch) {
        called("put");
        if (identityLocked && !patch.withoutIdentity().equals(patch)) {
            throw refused(Reason.IDENTITY_READ_ONLY, 403);
        }
        KnownAccount old = there();
        stale = old;
        NavigableSet<String> licences = new TreeSet<>(old.licences());
        if (!updateIgnoresLicences) {
            patch.licences()
                    .ifPresent(
                            keys -> {
                                if (!updateAddsLicences) {
                                    licences.clear();
                                }
                                licences.addAll(keys);
                            });
        }
        SortedMap<String, String> attributes = new TreeMap<>(old.attributes());
        attributes.putAll(patch.attributes());
        account =
                new KnownAccount(
                        old.key(),
                        patch.email().orElse(old.email()),
                        attributes,
                        old.status(),
                        licences,
                        old.products(),
                        patch.adminRoles().orElse(old.adminRoles()),
                        old.group(),
                        old.customRoles(),
                        old.readOnly(),
                        old.observedAt());
        return updateAnswersNothing ? Optional.empty() : Optional.of(account);
    }

    @Override
    public void giveLicence(String key, String licence, boolean mail) {
        called("give " + licence);
        if (!licenceCallsDoNothing) {
            NavigableSet<String> licences = new TreeSet<>(there().licences());
            licences.add(licence);
            hold(licences, there().customRoles());
        }
    }

    @Override
    public void takeLicence(String key, String licence, boolean mail) {
        called("take " + licence + (mail ? " with mail" : ""));
        if (!there().licences().contains(licence)) {
            throw refused(Reason.LICENCE_NOT_FOUND, 404);
        }
        if (!licenceCallsDoNothing) {
            NavigableSet<String> licences = new TreeSet<>(there().licences());
            licences.remove(licence);
            hold(licences, there().customRoles());
        }
    }

    @Override
    public void moveToGroup(String key, String group) {
        called("join " + group);
        if (!groups.contains(group)) {
            throw refused(Reason.GROUP_NOT_FOUND, 404);
        }
        if (secondGroupRefused && there().group().isPresent()) {
            throw refused(Reason.REFUSED, 409);
        }
        account = there().in(Optional.of(group), Examples.NOW);
    }

    @Override
    public void leaveGroup(String key) {
        called("leave");
        account = there().in(Optional.empty(), Examples.NOW);
    }

    @Override
    public void giveCustomRole(String email, String role) {
        called("role " + role);
        NavigableSet<String> roles = new TreeSet<>(there().customRoles());
        roles.add(role);
        hold(there().licences(), roles);
    }

    @Override
    public void takeCustomRoles(String email) {
        called("no roles");
        hold(there().licences(), List.of());
    }

    @Override
    public void delete(String key) {
        called("delete");
        if (account == null) {
            throw refused(Reason.ACCOUNT_GONE, 404);
        }
        account = null;
    }

    @Override
    public Optional<GoTo.Organizers> organizers() {
        return Optional.ofNullable(organizers);
    }

    @Override
    public Optional<KnownAccount> userByEmail(String email) {
        called("find");
        return Optional.empty();
    }

    @Override
    public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Licence> licences() {
        throw new UnsupportedOperationException();
    }

    @Override
    public GoTo.Page users(int offset, int size) {
        throw new UnsupportedOperationException();
    }

    /** Access by product: one licence, 1, for one product, G2M. */
    GoTo.Organizers oneProduct() {
        return new GoTo.Organizers() {
            @Override
            public void suspend(String key) {
                called("suspend");
                hold(List.of(), there().customRoles());
            }

            @Override
            public void give(String key, String product) {
                called("product " + product);
                hold(List.of("1"), there().customRoles());
            }
        };
    }

    private void called(String call) {
        calls.add(call);
        Failure failure = failures.poll();
        if (failure != null) {
            throw new GoToException(failure);
        }
    }

    private KnownAccount there() {
        if (account == null) {
            throw refused(Reason.ACCOUNT_GONE, 404);
        }
        return account;
    }

    private void hold(Collection<String> licences, Collection<String> customRoles) {
        account = holding(licences, there().adminRoles(), there().group(), customRoles);
    }

    private static GoToException refused(Reason reason, int status) {
        return new GoToException(
                new Failure.Permanent(reason, Optional.of(status), Optional.empty()));
    }
}
