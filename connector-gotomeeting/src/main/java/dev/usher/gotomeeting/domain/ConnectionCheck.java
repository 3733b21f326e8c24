package dev.usher.gotomeeting.domain;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Tells from an attempt to sign in whether users of an account can be managed. */
public final class ConnectionCheck {

    private ConnectionCheck() {}

    /**
     * Judges who answered.
     *
     * @param goToAccountKey the account that is wanted; empty: the only one there is
     */
    public static ConnectionVerdict judge(SignedIn self, Optional<String> goToAccountKey) {
        NavigableSet<String> accounts = new TreeSet<>(self.rights().keySet());
        if (self.key().isEmpty() || accounts.isEmpty()) {
            return ConnectionVerdict.Failed.of(Reason.NOT_GOTO);
        }
        if (goToAccountKey.isEmpty() && accounts.size() > 1) {
            return new ConnectionVerdict.Failed(Reason.SEVERAL_ACCOUNTS, accounts);
        }
        String wanted = goToAccountKey.orElseGet(accounts::first);
        if (!accounts.contains(wanted)) {
            return new ConnectionVerdict.Failed(Reason.WRONG_ACCOUNT, accounts);
        }
        return self.mayManage(wanted)
                ? new ConnectionVerdict.Passed(self, wanted)
                : ConnectionVerdict.Failed.of(Reason.NOT_AUTHORISED);
    }

    /** Judges why nobody answered who the connector is. */
    public static ConnectionVerdict.Failed judge(Failure failure) {
        int status = failure.httpStatus().orElse(0);
        return ConnectionVerdict.Failed.of(
                switch (failure) {
                    case Failure.Barred barred ->
                            barred.reason() == Reason.SIGN_IN_REFUSED && status == 401
                                    ? Reason.SCOPE_MISSING
                                    : barred.reason();
                    case Failure.Permanent _ -> Reason.NOT_GOTO;
                    case Failure.Transient passing ->
                            passing.reason() == Reason.UNREADABLE_ANSWER
                                    ? Reason.NOT_GOTO
                                    : passing.reason();
                });
    }
}
