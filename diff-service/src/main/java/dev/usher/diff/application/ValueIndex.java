package dev.usher.diff.application;

import dev.usher.diff.application.Tables.Holders;
import dev.usher.diff.application.Tables.Note;
import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.MatchingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds the users who should have a value, such as an e-mail, and the accounts that have it. A
 * value shared by very many shows only some of them: enough to know that it is shared.
 */
final class ValueIndex {

    /** Of each kind, so many are shown for one value. */
    static final int MOST_SHOWN = 16;

    private final Keys keys;
    private final Tables tables;

    ValueIndex(Keys keys, Tables tables) {
        this.keys = keys;
        this.tables = tables;
    }

    /** The form in which a value is looked up. */
    static String named(MatchingValue value) {
        return value.target() + "=" + value.value();
    }

    /** The form in which an e-mail is looked up. */
    static String email(String address) {
        return "email=" + address;
    }

    List<UserId> users(String value) {
        return holders(value).users().stream().map(id -> new UserId(UUID.fromString(id))).toList();
    }

    List<AccountKey> accounts(String value) {
        return holders(value).accounts().stream().map(AccountKey::new).toList();
    }

    void add(String value, UserId user) {
        Holders old = holders(value);
        keep(value, new Holders(added(value, "u", user.toString(), old.users()), old.accounts()));
    }

    void add(String value, AccountKey account) {
        Holders old = holders(value);
        keep(value, new Holders(old.users(), added(value, "a", account.value(), old.accounts())));
    }

    void remove(String value, UserId user) {
        Holders old = holders(value);
        keep(value, new Holders(removed(value, "u", user.toString(), old.users()), old.accounts()));
    }

    void remove(String value, AccountKey account) {
        Holders old = holders(value);
        keep(value, new Holders(old.users(), removed(value, "a", account.value(), old.accounts())));
    }

    private List<String> added(String value, String kind, String id, List<String> shown) {
        if (shown.contains(id)) {
            return shown;
        }
        TreeSet<String> more = new TreeSet<>(shown);
        more.add(id);
        if (more.size() > MOST_SHOWN) {
            String hidden = more.pollLast();
            tables.notes().put(keys.hidden(value, kind) + hidden, new Note(hidden, List.of()));
        }
        return List.copyOf(more);
    }

    private List<String> removed(String value, String kind, String id, List<String> shown) {
        if (!shown.contains(id)) {
            if (shown.size() == MOST_SHOWN) {
                tables.notes().delete(keys.hidden(value, kind) + id);
            }
            return shown;
        }
        List<String> fewer = new ArrayList<>(shown);
        fewer.remove(id);
        if (shown.size() == MOST_SHOWN) {
            for (Note first : tables.notes().startingWith(keys.hidden(value, kind), 1)) {
                tables.notes().delete(keys.hidden(value, kind) + first.subject());
                fewer.add(first.subject());
            }
        }
        return fewer;
    }

    private Holders holders(String value) {
        Holders holders = tables.holders().get(keys.value(value));
        return holders == null ? Holders.NONE : holders;
    }

    private void keep(String value, Holders holders) {
        if (holders.equals(Holders.NONE)) {
            tables.holders().delete(keys.value(value));
        } else {
            tables.holders().put(keys.value(value), holders);
        }
    }
}
