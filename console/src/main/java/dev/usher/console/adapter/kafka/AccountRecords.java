package dev.usher.console.adapter.kafka;

import static dev.usher.console.adapter.kafka.LogRecords.text;

import dev.usher.console.application.AccountStore.AccountNews;
import dev.usher.console.application.AccountStore.LinkNews;
import dev.usher.console.domain.GoToAccount;
import dev.usher.contracts.Account;
import dev.usher.contracts.AccountKind;
import dev.usher.contracts.AccountSpec;
import dev.usher.contracts.SubjectMemory;
import dev.usher.contracts.topic.RecordKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts and whose they are, from the records of the contracts. */
final class AccountRecords {

    private AccountRecords() {}

    /** Empty for the marker at the end of a scan. */
    static Optional<AccountNews> of(String application, Account record) {
        String key = record.getAccountKey();
        String email = record.getEmail();
        if (record.getKind() != AccountKind.ACCOUNT) {
            return Optional.empty();
        }
        if (key == null || email == null) {
            throw new MalformedRecordException("An account without key or e-mail");
        }
        return Optional.of(
                new AccountNews.Seen(
                        application,
                        new GoToAccount(
                                text(key),
                                text(email),
                                record.getStatus().name(),
                                record.getProducts().stream().map(LogRecords::text).toList())));
    }

    static Optional<AccountNews> gone(RecordKey key) {
        return Optional.of(new AccountNews.Gone(key.application(), text(key.id())));
    }

    /** Empty for what is remembered of an application as a whole. */
    static Optional<LinkNews> of(String application, SubjectMemory record) {
        UUID user = record.getUserId();
        if (user == null) {
            return Optional.empty();
        }
        String account = record.getAccountKey();
        AccountSpec granted = record.getGranted();
        return Optional.of(
                account == null
                        ? new LinkNews.Unlinked(application, user)
                        : new LinkNews.Linked(
                                application,
                                user,
                                text(account),
                                granted == null
                                        ? List.of()
                                        : granted.getLicenceKeys().stream()
                                                .map(LogRecords::text)
                                                .toList()));
    }

    static Optional<LinkNews> erased(RecordKey key) {
        try {
            return Optional.of(new LinkNews.Unlinked(key.application(), UUID.fromString(key.id())));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("The key names no user", e);
        }
    }
}
