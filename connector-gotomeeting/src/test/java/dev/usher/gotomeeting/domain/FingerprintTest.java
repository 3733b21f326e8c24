package dev.usher.gotomeeting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<Class<?>, List<Object>> TWO_OF_EACH =
            Map.of(
                    String.class, List.of("1", "2"),
                    boolean.class, List.of(false, true),
                    SortedMap.class, List.of(map(Map.of("a", "b")), map(Map.of("a", "c"))),
                    NavigableSet.class, List.of(new TreeSet<>(Set.of("a")), new TreeSet<>()),
                    KnownAccount.Status.class,
                            List.of(KnownAccount.Status.ACTIVE, KnownAccount.Status.INVITED),
                    Optional.class, List.of(Optional.of("a"), Optional.empty()),
                    Instant.class, List.of(AT, AT.plusSeconds(1)));

    @Test
    void differsWhenAnythingButTheTimeDiffers() throws ReflectiveOperationException {
        RecordComponent[] parts = KnownAccount.class.getRecordComponents();
        Fingerprint plain = Fingerprint.of(account(-1));
        Set<Fingerprint> seen = new HashSet<>(Set.of(plain));

        for (int i = 0; i < parts.length; i++) {
            Fingerprint changed = Fingerprint.of(account(i));
            if (parts[i].getType() == Instant.class) {
                assertThat(changed).isEqualTo(plain);
            } else {
                assertThat(seen.add(changed)).as(parts[i].getName()).isTrue();
            }
        }
    }

    @Test
    void tellsApartWhatIsOnlyWrittenAlike() {
        assertThat(Fingerprint.of(named(Map.of("firstName", "A, lastName=B"))))
                .isNotEqualTo(Fingerprint.of(named(Map.of("firstName", "A", "lastName", "B"))));
        assertThat(Fingerprint.of(named(Map.of("firstName", "", "lastName", "A"))))
                .isNotEqualTo(Fingerprint.of(named(Map.of("firstName", "A", "lastName", ""))));
    }

    /** An account of which one part is different. */
    private static KnownAccount account(int different) throws ReflectiveOperationException {
        RecordComponent[] parts = KnownAccount.class.getRecordComponents();
        Object[] values = new Object[parts.length];
        Class<?>[] types = new Class<?>[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = TWO_OF_EACH.getOrDefault(types[i], List.of()).get(i == different ? 1 : 0);
        }
        return KnownAccount.class.getDeclaredConstructor(types).newInstance(values);
    }

    private static KnownAccount named(Map<String, String> attributes) {
        return new KnownAccount(
                "1",
                "a@example.com",
                map(attributes),
                KnownAccount.Status.ACTIVE,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Optional.empty(),
                new TreeSet<>(),
                new TreeSet<>(),
                AT);
    }

    private static SortedMap<String, String> map(Map<String, String> entries) {
        return new TreeMap<>(entries);
    }
}
