package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.ConnectionCheck;
import dev.usher.gotomeeting.domain.ConnectionVerdict;
import java.util.Optional;

/** Signs in, and tells whether users of an account can be managed. */
final class ConnectionTest {

    private ConnectionTest() {}

    /**
     * Makes one call.
     *
     * @param goToAccountKey the account that is wanted; empty: the only one there is
     */
    static ConnectionVerdict run(GoTo goTo, Optional<String> goToAccountKey) {
        try {
            return ConnectionCheck.judge(goTo.me(), goToAccountKey);
        } catch (GoToException e) {
            return ConnectionCheck.judge(e.failure());
        }
    }
}
