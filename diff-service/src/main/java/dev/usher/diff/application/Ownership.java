package dev.usher.diff.application;

import dev.usher.diff.domain.AccountKey;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.UserId;
import java.util.Optional;
import java.util.function.Function;

/** Whose the accounts are, and whose they were last. Kept in step by the books. */
final class Ownership {

    private final Keys keys;
    private final Table<Tables.Note> notes;
    private final Function<UserId, Memory> memories;

    Ownership(Keys keys, Table<Tables.Note> notes, Function<UserId, Memory> memories) {
        this.keys = keys;
        this.notes = notes;
        this.memories = memories;
    }

    Optional<UserId> owner(AccountKey account) {
        return user(keys.owner(account));
    }

    /**
     * Another user who has this account, or had it last. Outlives the account: GoTo brings a
     * deleted one back with its key and history when its e-mail is used again.
     */
    Optional<UserId> formerOwner(AccountKey account, UserId user) {
        return owner(account)
                .map(owner -> memories.apply(owner).revivedFrom().orElse(owner))
                .or(() -> lastOwner(account))
                .filter(former -> !former.equals(user));
    }

    /** The user who had this account last, as far as nobody has had it since. */
    Optional<UserId> lastOwner(AccountKey account) {
        return user(keys.formerOwner(account));
    }

    void update(UserId user, Memory old, Memory memory) {
        if (!old.link().equals(memory.link())) {
            old.link()
                    .filter(account -> owner(account).filter(user::equals).isPresent())
                    .ifPresent(account -> notes.delete(keys.owner(account)));
            memory.link()
                    .ifPresent(account -> notes.put(keys.owner(account), Tables.Note.of(user)));
        }
        if (!old.formerly().equals(memory.formerly())) {
            old.formerly().stream()
                    .filter(account -> !memory.formerly().contains(account))
                    .filter(account -> lastOwner(account).filter(user::equals).isPresent())
                    .forEach(account -> notes.delete(keys.formerOwner(account)));
            memory.formerly().stream()
                    .filter(account -> !old.formerly().contains(account))
                    .forEach(account -> notes.put(keys.formerOwner(account), Tables.Note.of(user)));
        }
    }

    private Optional<UserId> user(String key) {
        return Optional.ofNullable(notes.get(key)).map(Tables.Note::user);
    }
}
