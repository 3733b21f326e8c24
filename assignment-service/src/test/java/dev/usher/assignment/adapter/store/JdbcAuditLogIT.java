package dev.usher.assignment.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.assignment.Surroundings;
import dev.usher.assignment.domain.AuditEntry;
import dev.usher.assignment.sql.WriteBehind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class JdbcAuditLogIT {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void forgetsInSlicesWhatIsTooOld() {
        var log =
                new JdbcAuditLog(new WriteBehind(new JdbcTemplate(Surroundings.migrated("audit"))));
        log.note(Collections.nCopies(1_001, entry(NOON.minusSeconds(1))));
        log.note(List.of(entry(NOON)));

        assertThat(log.forget(NOON)).isTrue();
        assertThat(log.newest(Optional.empty(), Optional.empty(), 10)).hasSize(2);
        assertThat(log.forget(NOON)).isTrue();
        assertThat(log.forget(NOON)).isFalse();
        assertThat(log.newest(Optional.empty(), Optional.empty(), 10))
                .singleElement()
                .satisfies(it -> assertThat(it.entry().at()).isEqualTo(NOON));
    }

    private static AuditEntry entry(Instant at) {
        return new AuditEntry(at, "ann", "api", "user.put", "1", "");
    }
}
