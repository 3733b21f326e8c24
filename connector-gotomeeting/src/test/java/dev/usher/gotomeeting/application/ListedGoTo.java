package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CreationEntry;
import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Licence;
import dev.usher.gotomeeting.domain.Patch;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.policy.AccountSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** GoTo with many accounts, whose list may lie, and which may change while it is read. */
final class ListedGoTo implements GoTo.Account {

    final SortedMap<String, KnownAccount> accounts =
            new TreeMap<>(Comparator.comparingInt(Integer::parseInt));
    Predicate<String> lists = _ -> true;
    Predicate<String> unreadable = _ -> false;
    boolean keysUnreadable;
    IntUnaryOperator offsets = offset -> offset;
    IntUnaryOperator totals = total -> total;
    Runnable afterPage = () -> {};
    int read;

    @Override
    public GoTo.Page users(int offset, int size) {
        List<KnownAccount> listed = new ArrayList<>(accounts.values());
        listed.removeIf(account -> !lists.test(account.key()));
        List<KnownAccount> page =
                listed.stream().skip(offsets.applyAsInt(offset)).limit(size).toList();
        int total = totals.applyAsInt(listed.size());
        afterPage.run();
        Map<Boolean, List<KnownAccount>> parts =
                page.stream().collect(Collectors.partitioningBy(it -> unreadable.test(it.key())));
        return new GoTo.Page(
                parts.getOrDefault(false, List.of()),
                parts.getOrDefault(true, List.of()).stream()
                        .map(it -> Optional.of(it.key()).filter(_ -> !keysUnreadable))
                        .map(GoTo.Unreadable::new)
                        .toList(),
                total);
    }

    @Override
    public Optional<KnownAccount> user(String key) {
        read++;
        if (unreadable.test(key)) {
            throw new GoToException(
                    new Failure.Transient(
                            Reason.UNREADABLE_ANSWER,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            true));
        }
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public Optional<KnownAccount> userByEmail(String email) {
        return Optional.empty();
    }

    @Override
    public List<Licence> licences() {
        return List.of();
    }

    @Override
    public List<CreationEntry> create(List<AccountSpec> specs, boolean welcomeMail) {
        return List.of();
    }

    @Override
    public Optional<KnownAccount> update(String key, Patch patch) {
        return Optional.empty();
    }

    @Override
    public void moveToGroup(String key, String group) {}

    @Override
    public void leaveGroup(String key) {}

    @Override
    public void giveLicence(String key, String licence, boolean mail) {}

    @Override
    public void takeLicence(String key, String licence, boolean mail) {}

    @Override
    public void giveCustomRole(String email, String role) {}

    @Override
    public void takeCustomRoles(String email) {}

    @Override
    public void delete(String key) {}
}
