package dev.usher.notifier.application;

import dev.usher.notifier.domain.Entry;
import dev.usher.notifier.domain.Kind;
import dev.usher.notifier.domain.Notification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A ledger in memory, which can be away. */
public final class FakeLedger implements Ledger {

    final Map<String, Entry> entries = new LinkedHashMap<>();
    boolean away;
    int readings;

    @Override
    public void read(int partition, Consumer<Entry> reader) {
        readings++;
        messages().stream().map(Entry.Sending::new).forEach(reader);
        entries.values().stream().filter(Entry.Open.class::isInstance).forEach(reader);
    }

    @Override
    public void write(List<Entry> written) {
        if (away) {
            throw new IllegalStateException("away");
        }
        for (Entry entry : written) {
            switch (entry) {
                case Entry.Open(String _, var member) -> entries.put(member.id(), entry);
                case Entry.Closed(String _, Kind _, String id) -> entries.remove(id);
                case Entry.Sending(Notification message) ->
                        entries.put(message.id().toString(), entry);
            }
        }
    }

    public List<Notification> messages() {
        return entries.values().stream()
                .filter(Entry.Sending.class::isInstance)
                .map(entry -> ((Entry.Sending) entry).notification())
                .toList();
    }
}
