package dev.usher.diff.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.diff.domain.Lane;
import dev.usher.policy.SourceUser;
import dev.usher.policy.TargetActions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done, or told in its place, when one action is switched off. */
class TargetActionsTest {

    private static final String MAIL = "a@example.com";

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "create,  is new,               1 SKIPPED CreateOff",
        "create,  has an account,       ENABLE",
        "create,  has another name,     UPDATE",
        "create,  is unassigned,        DISABLE",
        "create,  is deleted,           DELETE",
        "create,  comes back,           ENABLE",
        "create,  has lost the account, 1 SKIPPED CreateOff",
        "update,  is new,               CREATE",
        "update,  has an account,       1 SKIPPED UpdateOff",
        "update,  has another name,     1 SKIPPED UpdateOff",
        "update,  is unassigned,        DISABLE",
        "update,  is deleted,           DELETE",
        "update,  comes back,           1 SKIPPED UpdateOff",
        "update,  has lost the account, CREATE",
        "disable, is new,               CREATE",
        "disable, has an account,       ENABLE",
        "disable, has another name,     UPDATE",
        "disable, is unassigned,        1 SKIPPED DisableOff",
        "disable, is deleted,           DELETE",
        "disable, comes back,           ENABLE",
        "disable, has lost the account, CREATE",
        "delete,  is new,               CREATE",
        "delete,  has an account,       ENABLE",
        "delete,  has another name,     UPDATE",
        "delete,  is unassigned,        DISABLE",
        "delete,  is deleted,           DISABLE",
        "delete,  comes back,           ENABLE",
        "delete,  has lost the account, CREATE"
    })
    void stopsThatAndNothingElse(String off, String situation, String outcome) {
        world.running();
        switch (situation) {
            case "is new" -> {}
            case "has an account" -> world.madeByHand(MAIL, "Old");
            case "comes back" -> world.assigned(1, MAIL).settled().unassigned(1, MAIL).settled();
            default -> world.assigned(1, MAIL).settled();
        }
        world.scanned().settings(it -> it.targetActions(allBut(off)));
        switch (situation) {
            case "has another name" -> world.assigned(1, MAIL, "Other", Lane.URGENT);
            case "is unassigned" -> world.unassigned(1, MAIL);
            case "is deleted" -> world.is(SourceUser.State.HARD_DELETED, 1, MAIL);
            case "has lost the account" -> world.deletedByHand(MAIL);
            default -> world.assigned(1, MAIL);
        }

        if (outcome.contains(" ")) {
            assertThat(world.commands).isEmpty();
            assertThat(world.verdicts).endsWith(outcome);
        } else {
            assertThat(world.onlyCommand().send().action()).hasToString(outcome);
        }
    }

    private static TargetActions allBut(String off) {
        return new TargetActions(
                !off.equals("create"),
                !off.equals("update"),
                !off.equals("disable"),
                !off.equals("delete"));
    }
}
