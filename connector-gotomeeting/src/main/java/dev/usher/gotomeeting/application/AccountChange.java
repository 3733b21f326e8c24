package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Failure;
import dev.usher.gotomeeting.domain.KnownAccount;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Reason;
import dev.usher.gotomeeting.domain.Report;
import dev.usher.gotomeeting.domain.SeatLedger;
import dev.usher.gotomeeting.domain.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Changes or deletes an account that exists, with as few calls as it takes. */
final class AccountChange {

    private final GoTo.Account account;
    private final SeatLedger seats;
    private final Supplier<Effort> efforts;
    private final InstantSource clock;
    private final boolean mail;

    /**
     * @param mail whether GoTo writes to the person about licences given and taken
     */
    AccountChange(
            GoTo.Account account,
            SeatLedger seats,
            Supplier<Effort> efforts,
            InstantSource clock,
            boolean mail) {
        this.account = account;
        this.seats = seats;
        this.efforts = efforts;
        this.clock = clock;
        this.mail = mail;
    }

    Report execute(Order order) {
        Instant startedAt = clock.instant();
        Effort effort = efforts.get();
        String key = order.accountKey().filter(k -> k.matches("[0-9]+")).orElse("");
        if (key.isEmpty()) {
            return Report.untouched(order, failed(Reason.MALFORMED_KEY), startedAt);
        }
        return switch (order.kind()) {
            case UPDATE, ENABLE, DISABLE -> {
                List<String> remarks = new ArrayList<>();
                Verdict verdict = alteration(order, key, effort, remarks).run();
                yield report(order, verdict, effort, startedAt, remarks);
            }
            case DELETE -> report(order, delete(key, effort), effort, startedAt, List.of());
            case CREATE, CANCEL, UNKNOWN ->
                    Report.untouched(order, failed(Reason.UNSUPPORTED), startedAt);
        };
    }

    /**
     * Gives an account that was just created what its creation could not give, or did not.
     *
     * @param created as GoTo has it
     */
    Report complete(Order creation, KnownAccount created, Report soFar) {
        Effort effort = efforts.get();
        List<String> remarks = new ArrayList<>(soFar.remarks());
        Verdict verdict = alteration(creation, created.key(), effort, remarks).finish(created);
        return new Report(
                creation,
                verdict,
                soFar.attempts(),
                soFar.apiCalls() + effort.calls(),
                soFar.startedAt(),
                clock.instant(),
                remarks);
    }

    private Alteration alteration(Order order, String key, Effort effort, List<String> remarks) {
        var holdings = new GiveAndTake(account, seats, clock, mail, order, key, effort, remarks);
        return new Alteration(account, order, key, effort, holdings);
    }

    private Verdict delete(String key, Effort effort) {
        try {
            effort.change(
                    () ->
                            effort.call(
                                    () -> {
                                        account.delete(key);
                                        return true;
                                    }));
        } catch (GoToException e) {
            if (!GiveAndTake.notFound(e)) {
                return new Verdict.Failed(e.failure());
            }
        }
        return new Verdict.Deleted();
    }

    private Report report(
            Order order, Verdict verdict, Effort effort, Instant startedAt, List<String> remarks) {
        return new Report(
                order,
                verdict,
                effort.attempts(),
                effort.calls(),
                startedAt,
                clock.instant(),
                remarks);
    }

    private static Verdict failed(Reason reason) {
        return new Verdict.Failed(Failure.Permanent.of(reason));
    }
}
