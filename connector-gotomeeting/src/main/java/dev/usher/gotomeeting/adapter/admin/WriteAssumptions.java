package dev.usher.gotomeeting.adapter.admin;

import java.util.List;

/** What the connector takes for granted of changes, which a probe does not make. */
final class WriteAssumptions {

    private static final List<String> SENTENCES =
            List.of(
                    "A user is created by POST users, and the answer is a list of key and e-mail.",
                    "With allOrNothing=false, an e-mail in use is answered without a key.",
                    "licenseKeys beside the users of a creation are given to them.",
                    "PUT of licenseKeys replaces the licences of a user.",
                    "One licence is given and taken under licenses/{licence}/users/{user}.",
                    "A user without licences and admin roles becomes SUSPENDED.",
                    "A deleted user who is created again has the key of before.",
                    "No seat left is answered with a code of its own.",
                    "More than 10 requests in a second are answered 429.");

    private WriteAssumptions() {}

    static List<Finding> notSeen() {
        return SENTENCES.stream()
                .map(sentence -> Finding.notSeen(sentence, "needs a write"))
                .toList();
    }
}
