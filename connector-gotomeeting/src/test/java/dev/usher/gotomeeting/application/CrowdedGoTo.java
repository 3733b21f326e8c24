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
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** GoTo as far as creating goes: strict about some users and about large batches, and moody. */
final class CrowdedGoTo implements GoTo.Account {

    /** What goes wrong with a creation. */
    enum Mood {
        FINE,
        CUT_BEFORE,
        CUT_AFTER,
        THROTTLED,
        FORGETS_ONE,
        FORGETS_AND_LEAVES_ONE
    }

    final Map<String, KnownAccount> accounts = new LinkedHashMap<>();
    final Set<String> refused = new HashSet<>();
    final Deque<Mood> moods = new ArrayDeque<>();
    final List<Integer> batches = new ArrayList<>();
    Reason refusal = Reason.DATA_REFUSED;
    boolean tellsKeysInTheWay;
    int largestBatch = Integer.MAX_VALUE;
    int calls;
    int created;

    @Override
    public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
        calls++;
        batches.add(specs.size());
        Mood mood = Optional.ofNullable(moods.poll()).orElse(Mood.FINE);
        if (mood == Mood.CUT_BEFORE) {
            throw cut();
        }
        if (mood == Mood.THROTTLED) {
            throw new GoToException(
                    new Failure.Transient(
                            Reason.TOO_MANY_REQUESTS,
                            Optional.of(429),
                            Optional.empty(),
                            Optional.empty(),
                            false));
        }
        if (specs.size() > largestBatch
                || specs.stream().anyMatch(spec -> refused.contains(spec.email()))) {
            throw new GoToException(
                    new Failure.Permanent(refusal, Optional.of(400), Optional.empty()));
        }
        List<CreationEntry> entries = new ArrayList<>();
        for (AccountSpec spec : specs) {
            boolean forgotten =
                    spec.equals(specs.getLast())
                            && (mood == Mood.FORGETS_ONE || mood == Mood.FORGETS_AND_LEAVES_ONE);
            if (!(forgotten && mood == Mood.FORGETS_AND_LEAVES_ONE)) {
                CreationEntry entry = create(spec);
                if (!forgotten) {
                    entries.add(entry);
                }
            }
        }
        if (mood == Mood.CUT_AFTER) {
            throw cut();
        }
        Collections.reverse(entries);
        return entries;
    }

    private CreationEntry create(AccountSpec spec) {
        if (accounts.containsKey(spec.email())) {
            return new CreationEntry(
                    Optional.of(spec.email()),
                    Optional.ofNullable(accounts.get(spec.email()))
                            .filter(_ -> tellsKeysInTheWay)
                            .map(KnownAccount::key));
        }
        created++;
        String key = Integer.toString(1000 + accounts.size());
        accounts.put(
                spec.email(),
                new KnownAccount(
                        key,
                        spec.email(),
                        spec.attributes(),
                        KnownAccount.Status.SUSPENDED,
                        spec.licences(),
                        new TreeSet<>(),
                        spec.adminRoles(),
                        spec.group(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Examples.NOW));
        return new CreationEntry(
                Optional.of(spec.email().toUpperCase(Locale.ROOT)), Optional.of(key));
    }

    @Override
    public Optional<KnownAccount> userByEmail(String email) {
        calls++;
        return Optional.ofNullable(accounts.get(email));
    }

    @Override
    public GoTo.Page users(int offset, int size) {
        calls++;
        return new GoTo.Page(
                accounts.values().stream().skip(offset).limit(size).toList(),
                List.of(),
                accounts.size());
    }

    @Override
    public Optional<KnownAccount> user(String key) {
        calls++;
        return accounts.values().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    @Override
    public List<Licence> licences() {
        return List.of();
    }

    @Override
    public Optional<KnownAccount> update(String key, Patch patch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void moveToGroup(String key, String group) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void leaveGroup(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void giveLicence(String key, String licence, boolean mail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void takeLicence(String key, String licence, boolean mail) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void giveCustomRole(String email, String role) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void takeCustomRoles(String email) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String key) {
        throw new UnsupportedOperationException();
    }

    static GoToException cut() {
        return new GoToException(
                new Failure.Transient(
                        Reason.NO_ANSWER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true));
    }
}
