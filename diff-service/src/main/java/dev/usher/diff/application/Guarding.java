package dev.usher.diff.application;

import dev.usher.diff.application.Outlet.Verdict;
import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Guard;
import dev.usher.diff.domain.Guard.Judgement;
import dev.usher.diff.domain.Hold;
import dev.usher.diff.domain.HoldReason;
import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Notice;
import dev.usher.diff.domain.Notices;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.Situation;
import dev.usher.diff.domain.UserId;
import dev.usher.policy.RemovalGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Stands between a decision and its command: what takes something away may have to wait. */
final class Guarding {

    private final Books books;
    private final Teller teller;
    private final Supplier<UUID> ids;
    private final Instant now;

    Guarding(Books books, Teller teller, Supplier<UUID> ids, Instant now) {
        this.books = books;
        this.teller = teller;
        this.ids = ids;
        this.now = now;
    }

    /** Whether a command may be sent now; if not, it has been collected or held. */
    boolean admits(Person person, Decision.Send send, Lane lane, List<String> causes) {
        UserId user = person.id();
        Memory memory = books.memory(user);
        Optional<Batch.Kind> kind = kind(send, memory);
        if (kind.isEmpty() || !settings().enabled()) {
            teller.remember(user, Memory::unheld);
            return true;
        }
        Situation situation = Situation.of(send, memory.link().map(books::account));
        Optional<Hold> hold = memory.hold().filter(this::stands);
        if (hold.filter(it -> it.concerns(situation)).isPresent()) {
            return hold.get().free();
        }
        boolean removal = kind.get() == Batch.Kind.REMOVAL;
        if (removal && ranLately(memory)) {
            teller.remember(user, Memory::unheld);
            return true;
        }
        if (hold.filter(it -> it.state() == Hold.State.HELD).isPresent()) {
            // What was held once does not slip through by changing a little.
            if (removal) {
                hold(person, send, situation, HoldReason.CHANGED_WHILE_HELD, causes);
            }
            return false;
        }
        if (removal && lane == Lane.URGENT) {
            return admitsSingle(person, send, situation, causes);
        }
        Batch batch = collecting(kind.get());
        teller.remember(user, memory.held(hold(batch, situation, Hold.State.COLLECTED)));
        return false;
    }

    /** What is held with nothing that is known any more could never be released. */
    private boolean stands(Hold hold) {
        return !hold.undecided() || books.job().batch(hold.batch()).isPresent();
    }

    /** Whether a command that is sent now counts in the window. */
    boolean counts(Decision.Send send, Memory memory) {
        return settings().enabled()
                && kind(send, memory).filter(it -> it == Batch.Kind.REMOVAL).isPresent()
                && memory.hold().filter(Hold::released).isEmpty();
    }

    /** Goes on counting a removal whose user was erased, under an id that is nobody's. */
    void countNameless(Instant removedAt) {
        teller.remember(new UserId(ids.get()), Memory.BLANK.removing(removedAt));
    }

    /** Does not count removals any more that were before the window, some of them at most. */
    void passWindow(int most) {
        for (UserId user : books.holds().removedUpTo(now.minus(settings().window()), most)) {
            teller.remember(user, Memory::longSinceRemoved);
            if (!books.knows(user)) {
                teller.forget(user);
            }
        }
    }

    /** Users who lost access within the window, or are about to without anybody being asked. */
    int alreadyRun() {
        long run =
                books.counted(Count.REMOVED_LATELY)
                        + books.counted(Count.ADMITTED)
                        + books.job().batches().stream()
                                .filter(batch -> batch.phase() == Batch.Phase.RUNNING)
                                .filter(batch -> batch.kind() == Batch.Kind.REMOVAL)
                                .mapToInt(Batch::users)
                                .sum();
        return Math.toIntExact(run);
    }

    int managed() {
        return Math.toIntExact(books.counted(Count.MANAGED));
    }

    RemovalGuard settings() {
        return books.job().settings().orElseThrow().removalGuard();
    }

    /** What is told of a change that is held. */
    static Verdict held(Batch batch, Decision.Send send) {
        Notice notice =
                switch (batch.kind()) {
                    case REMOVAL -> Notices.held(batch.why(), batch.expiresAt());
                    case RECREATION -> Notices.recreationHeld(batch.expiresAt());
                };
        return Verdict.of(Verdict.Kind.HELD, send.rule(), notice)
                .about(send)
                .until(batch.expiresAt())
                .inHold(batch.id());
    }

    private boolean admitsSingle(
            Person person, Decision.Send send, Situation situation, List<String> causes) {
        return switch (new Guard(settings()).judgeSingle(alreadyRun(), managed())) {
            case Judgement.Run _ -> {
                teller.remember(person.id(), Memory::unheld);
                yield true;
            }
            case Judgement.Hold(HoldReason why) -> {
                hold(person, send, situation, why, causes);
                yield false;
            }
        };
    }

    private void hold(
            Person person,
            Decision.Send send,
            Situation situation,
            HoldReason why,
            List<String> causes) {
        Batch batch =
                books.job().batches().stream()
                        .filter(it -> it.single() && it.phase() == Batch.Phase.OPEN)
                        .findFirst()
                        .orElseGet(() -> openForSingles(why));
        teller.remember(
                person.id(),
                books.memory(person.id()).held(hold(batch, situation, Hold.State.HELD)));
        teller.tell(person, held(batch, send), causes);
    }

    private Batch openForSingles(HoldReason why) {
        return added(
                Batch.singles(
                        ids.get().toString(),
                        why,
                        alreadyRun(),
                        new Guard(settings()).limit(managed()),
                        now,
                        settings().hold()));
    }

    private Batch collecting(Batch.Kind kind) {
        Optional<Batch> known =
                books.job().batches().stream()
                        .filter(it -> it.kind() == kind && it.phase() == Batch.Phase.COLLECTING)
                        .findFirst();
        Duration collect = settings().collect();
        Batch batch =
                known.map(it -> it.joined(now, collect))
                        .orElseGet(
                                () -> Batch.collecting(ids.get().toString(), kind, now, collect));
        return known.filter(batch::equals).orElseGet(() -> added(batch));
    }

    private Batch added(Batch batch) {
        books.keep(books.job().with(batch));
        return batch;
    }

    private Hold hold(Batch batch, Situation situation, Hold.State state) {
        return new Hold(batch.id(), situation, state, now);
    }

    /** Whether the user has been counted within the window, and is not counted again. */
    boolean ranLately(Memory memory) {
        return memory.removedAt()
                .filter(at -> at.isAfter(now.minus(settings().window())))
                .isPresent();
    }

    private static Optional<Batch.Kind> kind(Decision.Send send, Memory memory) {
        if (Guard.isRemoval(send)) {
            return Optional.of(Batch.Kind.REMOVAL);
        }
        return send.account().isEmpty() && memory.lost().isPresent()
                ? Optional.of(Batch.Kind.RECREATION)
                : Optional.empty();
    }
}
