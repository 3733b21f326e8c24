package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.CreationAnswer;
import dev.usher.gotomeeting.domain.CreationEntry;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Creates accounts, with one call for all when all goes well. Whether a try may have worked is
 * found out before the next one. A batch that is refused is halved until whoever is to blame is
 * alone.
 */
final class Creation {

    /** GoTo has answered, but not for everybody. */
    private static final Failure FORGOTTEN =
            new Failure.Transient(
                    Reason.UNAVAILABLE, Optional.of(200), Optional.empty(), Optional.empty(), true);

    private final GoTo.Account account;
    private final Roster roster;
    private final EmailOwner emailOwner;
    private final SeatLedger seats;
    private final Batches batches;
    private final Supplier<Effort> efforts;
    private final InstantSource clock;
    private final boolean welcomeMail;

    /**
     * @param efforts one for each order
     */
    Creation(
            GoTo.Account account,
            Roster roster,
            SeatLedger seats,
            Batches batches,
            Supplier<Effort> efforts,
            InstantSource clock,
            boolean welcomeMail) {
        this.account = account;
        this.roster = roster;
        this.emailOwner = new EmailOwner(account);
        this.seats = seats;
        this.batches = batches;
        this.efforts = efforts;
        this.clock = clock;
        this.welcomeMail = welcomeMail;
    }

    /**
     * Carries out creations that can share a call.
     *
     * @param reports told of each as soon as it is decided
     */
    void execute(List<Order> orders, Consumer<Report> reports) {
        new Batch(reports)
                .settle(orders.stream().map(order -> new Candidate(order, efforts.get())).toList());
    }

    /** Orders that are carried out together, until each is answered. */
    private final class Batch {

        private final Consumer<Report> reports;
        private final Instant startedAt = clock.instant();
        private Optional<Failure> failureOfAll = Optional.empty();

        Batch(Consumer<Report> reports) {
            this.reports = reports;
        }

        /** Answers all of them, and says who is to blame when some were refused. */
        Blame settle(List<Candidate> together) {
            List<Candidate> open = new ArrayList<>(together);
            if (failureOfAll.isPresent()) {
                return fail(open, failureOfAll.get());
            }
            try {
                open.getFirst().effort().repeat(() -> tryOnce(open));
                return Blame.NOBODY;
            } catch (GoToException e) {
                return open.size() > 1 && Blame.canBeFor(e.failure())
                        ? halve(open)
                        : fail(open, e.failure());
            }
        }

        private Blame halve(List<Candidate> open) {
            int size = open.size();
            Blame blame =
                    settle(open.subList(0, size / 2)).and(settle(open.subList(size / 2, size)));
            batches.halved(size, blame);
            return blame;
        }

        private Blame fail(List<Candidate> open, Failure failure) {
            lookOnceMore(open);
            if ((open.size() == 1 && failure.reason() == Reason.NO_SEATS)
                    || failure instanceof Failure.Barred) {
                failureOfAll = Optional.of(failure);
            }
            List.copyOf(open).forEach(one -> answer(open, one, new Verdict.Failed(failure)));
            return failure instanceof Failure.Permanent ? Blame.SOMEONE : Blame.UNCLEAR;
        }

        /** Before giving up; if that does not work either, the next decision finds out. */
        private void lookOnceMore(List<Candidate> open) {
            try {
                findOut(open);
            } catch (GoToException _) {
                open.forEach(Candidate::endDoubt);
            }
        }

        private boolean tryOnce(List<Candidate> open) {
            findOut(open);
            if (!open.isEmpty()) {
                send(open);
            }
            if (!open.isEmpty()) {
                throw new GoToException(FORGOTTEN);
            }
            return true;
        }

        private void send(List<Candidate> open) {
            List<CreationEntry> entries;
            int known = roster.size();
            open.forEach(one -> one.tried(known));
            try {
                entries =
                        open.getFirst()
                                .effort()
                                .call(
                                        () ->
                                                account.create(
                                                        open.stream()
                                                                .map(one -> one.order().desired())
                                                                .toList(),
                                                        welcomeMail));
            } catch (GoToException e) {
                if (open.size() == 1 && EmailOwner.isWhy(e)) {
                    conflict(open, open.getFirst());
                    return;
                }
                if (e.failure() instanceof Failure.Transient passing && passing.outcomeUnknown()) {
                    open.forEach(Candidate::doubt);
                }
                if (open.size() > 1) {
                    open.forEach(Candidate::mayBeThere);
                }
                throw e;
            }
            int size = open.size();
            batches.learn(now -> now.taken(size));
            heed(open, entries);
        }

        private void heed(List<Candidate> open, List<CreationEntry> entries) {
            List<Candidate> sent = List.copyOf(open);
            List<CreationAnswer> answers =
                    CreationAnswer.match(sent.stream().map(Candidate::email).toList(), entries);
            List<Candidate> inTheWay = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                Candidate one = sent.get(i);
                switch (answers.get(i)) {
                    case CreationAnswer.Made(String key) -> made(open, one, key);
                    case CreationAnswer.EmailInUse _ -> inTheWay.add(one);
                    case CreationAnswer.Unclear _ -> one.doubt();
                }
            }
            inTheWay.forEach(one -> conflict(open, one));
        }

        private void made(List<Candidate> open, Candidate one, String key) {
            if (roster.account(key).isPresent()) {
                inTheWay(open, one, key);
            } else {
                answer(
                        open,
                        one,
                        one.succeeded(
                                one.created(
                                        key,
                                        seats.products(one.order().desired().licences()),
                                        clock.instant())));
            }
        }

        /** A key known before is of an account that was there, though GoTo does not say so. */
        private void inTheWay(List<Candidate> open, Candidate one, String key) {
            try {
                one.effort()
                        .repeat(() -> one.effort().call(() -> account.user(key)))
                        .ifPresentOrElse(there -> answer(open, one, one.judge(there)), one::doubt);
            } catch (GoToException e) {
                answer(open, one, new Verdict.Failed(e.failure()));
            }
        }

        private void conflict(List<Candidate> open, Candidate one) {
            Verdict verdict;
            try {
                verdict = emailOwner.conflict(one.order(), one.effort());
            } catch (GoToException e) {
                verdict = new Verdict.Failed(e.failure());
            }
            if (one.canBeThere()) {
                switch (verdict) {
                    case Verdict.Conflict(var found) -> verdict = one.judge(found);
                    case Verdict.Failed(var failure, _, _)
                            when failure.reason() == Reason.EMAIL_IN_USE -> {
                        one.doubt();
                        return;
                    }
                    default -> {}
                }
            }
            answer(open, one, verdict);
        }

        private void findOut(List<Candidate> open) {
            List<Candidate> doubtful = open.stream().filter(Candidate::isInDoubt).toList();
            int known = doubtful.stream().mapToInt(Candidate::knownBefore).min().orElse(0);
            Whereabouts whereabouts = new Whereabouts(account, known, doubtful.size());
            for (Candidate one : doubtful) {
                Optional<KnownAccount> found = whereabouts.find(one.email(), one.effort());
                one.endDoubt();
                found.ifPresent(there -> answer(open, one, one.judge(there)));
            }
        }

        private void answer(List<Candidate> open, Candidate one, Verdict verdict) {
            open.remove(one);
            reports.accept(one.report(verdict, startedAt, clock.instant()));
        }
    }
}
