package dev.usher.gotomeeting.domain;

import dev.usher.policy.Email;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of one user in a batch of creations. */
public sealed interface CreationAnswer {

    /** The account with this key. */
    record Made(String key) implements CreationAnswer {}

    /** Nothing, since the e-mail is in use. */
    record EmailInUse() implements CreationAnswer {}

    /** GoTo does not say, or not clearly. */
    record Unclear() implements CreationAnswer {}

    /**
     * Finds out what an answer says about each of the users sent. Entries count by their e-mail,
     * whatever their order; the only entry for the only user may lack it. A user with several
     * entries, several users with one key, and keys that are no numbers are unclear.
     *
     * @param emails of the users sent, all different
     */
    static List<CreationAnswer> match(List<String> emails, List<CreationEntry> entries) {
        Map<String, List<CreationEntry>> byEmail = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        boolean alone = emails.size() == 1 && entries.size() == 1;
        for (CreationEntry entry : entries) {
            String email = entry.email().orElse(alone ? emails.getFirst() : "");
            byEmail.computeIfAbsent(Email.normalized(email), _ -> new ArrayList<>()).add(entry);
            entry.key().ifPresent(key -> uses.merge(key, 1, Integer::sum));
        }
        return emails.stream()
                .map(email -> byEmail.getOrDefault(Email.normalized(email), List.of()))
                .map(found -> found.size() == 1 ? answer(found.getFirst(), uses) : new Unclear())
                .toList();
    }

    private static CreationAnswer answer(CreationEntry entry, Map<String, Integer> uses) {
        return entry.key()
                .<CreationAnswer>map(
                        key ->
                                key.matches("[0-9]+") && uses.getOrDefault(key, 0) == 1
                                        ? new Made(key)
                                        : new Unclear())
                .orElseGet(EmailInUse::new);
    }
}
