package dev.usher.simulator.gotomeeting.adapter.http;

import dev.usher.simulator.gotomeeting.domain.Answer;
import dev.usher.simulator.gotomeeting.domain.Refusal;
import dev.usher.simulator.gotomeeting.domain.Refusal.Reason;
import dev.usher.simulator.gotomeeting.options.Behaviour;
import java.util.function.Function;

/**
 * Turns refusals of the account into error answers. The codes seen in recordings of GoTo are {@code
 * user.not.found}, {@code user.name.conflict}, {@code group.not.found}, {@code group.name.required}
 * and {@code group.name.conflict}; the others are invented in their style.
 */
final class Refusals {

    private final Behaviour behaviour;

    Refusals(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Answers a call whose path names all it is about. */
    <T> Reply answer(Answer<T> answer, Function<T, Reply> done) {
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
                    case USER_NOT_FOUND, LICENSE_NOT_FOUND, GROUP_NOT_FOUND -> 404;
                    case EMAIL_IN_USE, GROUP_NAME_IN_USE -> 409;
                    case SEATS_EXCEEDED -> behaviour.noSeatStatus();
                    case EMAIL_REQUIRED,
                            EMAIL_INVALID,
                            EMAIL_TOO_LONG,
                            FIRST_NAME_REQUIRED,
                            FIRST_NAME_TOO_LONG,
                            LAST_NAME_REQUIRED,
                            LAST_NAME_TOO_LONG,
                            GROUP_NAME_REQUIRED ->
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
            case SEATS_EXCEEDED -> behaviour.noSeatCode();
            case GROUP_NOT_FOUND -> "group.not.found";
            case GROUP_NAME_REQUIRED -> "group.name.required";
            case GROUP_NAME_IN_USE -> "group.name.conflict";
        };
    }
}
