package dev.usher.simulator.gotomeeting.adapter.admin;

import dev.usher.simulator.gotomeeting.adapter.http.Reply;
import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Refusal;
import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import dev.usher.simulator.gotomeeting.options.Switch;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns refusals of the account into error answers. The codes seen in recordings of GoTo are {@code
 * user.not.found}, {@code user.name.conflict}, {@code group.not.found}, {@code group.name.required}
 * and {@code group.name.conflict}; the others are invented in their style.
 */
public final class Refusals {

    private final Supplier<Behaviour> behaviour;

    public Refusals(Supplier<Behaviour> behaviour) {
        this.behaviour = behaviour;
    }

    /** Answers a call whose path names all it is about. */
    public <T> Reply answer(Answer<T> answer, Function<T, Reply> done) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> done.apply(value);
            case Answer.Refused<T>(Refusal refusal) -> reply(refusal);
        };
    }

    /** Answers a call whose body names licences and groups: not finding them is its mistake. */
    <T> Reply answerBody(Answer<T> answer, Function<T, Reply> done) {
        if (answer instanceof Answer.Refused<T>(Refusal refusal)
                && (refusal.reason() == Reason.LICENSE_NOT_FOUND
                        || refusal.reason() == Reason.GROUP_NOT_FOUND)) {
            return Reply.error(400, code(refusal.reason()), refusal.value());
        }
        return answer(answer, done);
    }

    private Reply reply(Refusal refusal) {
        int status =
                switch (refusal.reason()) {
                    case USER_NOT_FOUND, LICENSE_NOT_FOUND, GROUP_NOT_FOUND, ROLE_SET_NOT_FOUND ->
                            404;
                    case EMAIL_IN_USE, GROUP_NAME_IN_USE, IN_ANOTHER_GROUP, LAST_SUPER_USER -> 409;
                    case IDENTITY_LOCKED -> status(Switch.LOCKED_IDENTITY);
                    case SEATS_EXCEEDED -> status(Switch.NO_SEAT_STATUS);
                    case EMAIL_REQUIRED,
                            EMAIL_INVALID,
                            EMAIL_TOO_LONG,
                            FIRST_NAME_REQUIRED,
                            FIRST_NAME_TOO_LONG,
                            LAST_NAME_REQUIRED,
                            LAST_NAME_TOO_LONG,
                            GROUP_NAME_REQUIRED,
                            LICENSE_OR_ROLE_REQUIRED ->
                            400;
                };
        return Reply.error(status, code(refusal.reason()), refusal.value());
    }

    private String code(Reason reason) {
        return switch (reason) {
            case USER_NOT_FOUND -> "user.not.found";
            case EMAIL_IN_USE -> "user.name.conflict";
            case EMAIL_REQUIRED -> "user.email.required";
            case EMAIL_INVALID -> "user.email.invalid";
            case EMAIL_TOO_LONG -> "user.email.too.long";
            case FIRST_NAME_REQUIRED -> "user.firstName.required";
            case FIRST_NAME_TOO_LONG -> "user.firstName.too.long";
            case LAST_NAME_REQUIRED -> "user.lastName.required";
            case LAST_NAME_TOO_LONG -> "user.lastName.too.long";
            case LICENSE_NOT_FOUND -> "license.not.found";
            case SEATS_EXCEEDED -> behaviour.get().get(Switch.NO_SEAT_CODE);
            case GROUP_NOT_FOUND -> "group.not.found";
            case GROUP_NAME_REQUIRED -> "group.name.required";
            case GROUP_NAME_IN_USE -> "group.name.conflict";
            case IN_ANOTHER_GROUP -> "user.in.another.group";
            case ROLE_SET_NOT_FOUND -> "roleset.not.found";
            case LICENSE_OR_ROLE_REQUIRED -> "license.or.role.required";
            case IDENTITY_LOCKED -> "user.identity.read.only";
            case LAST_SUPER_USER -> "user.last.super.user";
        };
    }

    private int status(Switch which) {
        return behaviour.get().number(which);
    }
}
