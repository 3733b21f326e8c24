package dev.usher.notifier.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told together, and what of it was told. */
final class Group {

    private final GroupKey key;

    /** Those with something new to tell, oldest first. */
    private final Members news;

    /** Those that last and were told of. */
    private final Members told;

    /** Those that were told of and are over, which was not told. */
    private final Members over;

    private @Nullable NotificationId thread;
    private @Nullable Instant toldAt;

    Group(GroupKey key) {
        this.key = key;
        this.news = new Members(key);
        this.told = new Members(key);
        this.over = new Members(key);
    }

    GroupKey key() {
        return key;
    }

    Optional<Instant> toldAt() {
        return Optional.ofNullable(toldAt);
    }

    /** Goes on from a message that was planned before. */
    void restore(Notification message) {
        if (toldAt == null || message.plannedAt().isAfter(toldAt)) {
            toldAt = message.plannedAt();
            thread = message.telling() == Notification.Telling.END ? null : message.thread();
        }
    }

    /** Goes on with a member, after all messages, if there is anything left of it. */
    void restore(Member member) {
        boolean wasTold = !isAfterTelling(member.since());
        Optional<Instant> end = member.endedAt();
        if (end.isPresent()) {
            if (isAfterTelling(end.get())) {
                over.put(member);
            }
        } else if (!wasTold || !key.kind().endsWhenTold()) {
            (wasTold ? told : news).put(member);
        }
    }

    /**
     * Takes in what began; the member as it is to be written down, should that have changed.
     *
     * @param isToldBefore whether people were told of it by another group
     */
    Optional<Member> began(String id, Item item, boolean isToldBefore, Instant now) {
        Member known = known(id);
        if (known != null && !item.isNewsAfter(known.item())) {
            return wentOn(id, item.at(known.item().stage()));
        }
        boolean wasTold = leave(id) || isToldBefore;
        return put(news, new Member(id, key, item, afterTelling(now), Optional.empty(), wasTold));
    }

    /** Takes in what goes on, if it is known. */
    Optional<Member> wentOn(String id, Item item) {
        Member ended = over.get(id);
        if (ended != null) {
            over.remove(id);
            return put(isAfterTelling(ended.since()) ? news : told, ended.with(item));
        }
        boolean isNews = news.contains(id);
        Members place = isNews ? news : told;
        Member known = place.get(id);
        if (known == null) {
            return Optional.empty();
        }
        Optional<Member> newer = put(place, known.with(item));
        return isNews && !known.item().equals(item) ? newer : Optional.empty();
    }

    /** Whether it lasts, and what there is to tell of it happened later than this. */
    boolean happenedAfter(String id, Instant time) {
        Member member = lasting(id);
        return member != null && member.item().occurredAt().isAfter(time);
    }

    /** Takes out what is over; the member as it is to be written down, if that has to be told. */
    Optional<Member> ended(String id, Event.Ended.How how, Instant now) {
        Member known = known(id);
        Instant end =
                Optional.ofNullable(over.get(id))
                        .flatMap(Member::endedAt)
                        .orElse(afterTelling(now));
        return leave(id) && known != null && key.kind().tellsEnd()
                ? put(over, known.ended(how, end))
                : Optional.empty();
    }

    /** Forgets a member; whether people were told of it and not yet that it is over. */
    boolean leave(String id) {
        Member known = known(id);
        boolean isTold = known != null && (known.isToldBefore() || !news.contains(id));
        news.remove(id);
        told.remove(id);
        over.remove(id);
        return isTold;
    }

    boolean isEmpty() {
        return news.isEmpty() && told.isEmpty() && over.isEmpty();
    }

    boolean hasNews() {
        return !news.isEmpty();
    }

    boolean lasts(String id) {
        return told.contains(id) || news.contains(id);
    }

    /** Whether it lasts, or is over and has yet to be told so. */
    boolean has(String id) {
        return lasts(id) || over.contains(id);
    }

    List<String> ids() {
        return Stream.of(news, told, over).flatMap(it -> it.ids().stream()).toList();
    }

    /** Whether a message could not name as many as it should without {@link #recall}. */
    boolean lacksNames() {
        return news.lackNames() || told.lackNames();
    }

    /** Takes in again what the ledger says of a member that lasts. */
    void recall(Member member) {
        news.recall(member);
        told.recall(member);
    }

    Optional<String> words() {
        return Stream.concat(news.all(), told.all())
                .findFirst()
                .map(member -> member.item().why())
                .filter(why -> news.allSay(why) && told.allSay(why));
    }

    int lasting() {
        return told.size() + news.size();
    }

    /** When it has something to tell; empty: nothing as it is. */
    Optional<Instant> dueAt(Rhythm rhythm) {
        if (!key.kind().isTold()) {
            return Optional.empty();
        }
        if (!news.isEmpty()) {
            Instant first = news.all().map(Member::since).findFirst().orElseThrow();
            return Optional.of(
                    notBeforeInterval(
                            key.kind().waits() ? first.plus(rhythm.window()) : first, rhythm));
        }
        if (told.isEmpty() && !over.isEmpty()) {
            Instant last = over.lastEnd().orElseThrow();
            return Optional.of(notBeforeInterval(last.plus(rhythm.window()), rhythm));
        }
        return key.kind().isRepeated() && !told.isEmpty()
                ? toldAt().map(at -> at.plus(rhythm.repeat()))
                : Optional.empty();
    }

    /** Why it would send a message now. */
    Notification.Telling telling() {
        if (!news.isEmpty()) {
            return Notification.Telling.NEWS;
        }
        return told.isEmpty() ? Notification.Telling.END : Notification.Telling.AGAIN;
    }

    /** What it would tell now; what was withdrawn first, so that it shows if anything was. */
    List<Item> items() {
        var room = new AtomicInteger(Notification.LONGEST);
        return toTell().all()
                .map(Member::item)
                .sorted(Comparator.comparing(item -> !item.isWithdrawn()))
                .limit(Notification.MOST_LISTED)
                .takeWhile(item -> room.getAndAdd(-item.length()) > 0)
                .toList();
    }

    int count() {
        return toTell().size();
    }

    int over() {
        return over.size();
    }

    /** The message that those which follow refer to, until one says that all is over. */
    NotificationId thread(NotificationId otherwise) {
        return thread == null ? otherwise : thread;
    }

    /** Everything has been told; those of whom nothing is left. */
    List<String> tell(Notification message) {
        restore(message);
        List<String> gone = new ArrayList<>(over.ids());
        over.clear();
        if (key.kind().endsWhenTold()) {
            gone.addAll(news.ids());
        } else {
            told.addAll(news);
        }
        news.clear();
        return gone;
    }

    private Members toTell() {
        return switch (telling()) {
            case NEWS -> news;
            case AGAIN -> told;
            case END -> over;
        };
    }

    private @Nullable Member known(String id) {
        Member lasting = lasting(id);
        return lasting == null ? over.get(id) : lasting;
    }

    private @Nullable Member lasting(String id) {
        Member fresh = news.get(id);
        return fresh == null ? told.get(id) : fresh;
    }

    private static Optional<Member> put(Members place, Member member) {
        place.put(member);
        return Optional.of(member);
    }

    private Instant notBeforeInterval(Instant due, Rhythm rhythm) {
        Instant next = toldAt == null ? due : toldAt.plus(rhythm.interval());
        return due.isAfter(next) ? due : next;
    }

    private boolean isAfterTelling(Instant at) {
        return toldAt == null || at.isAfter(toldAt);
    }

    /** So that what comes in the very moment of a message counts as untold after a restart too. */
    private Instant afterTelling(Instant now) {
        return toldAt == null || now.isAfter(toldAt) ? now : toldAt.plusMillis(1);
    }
}
