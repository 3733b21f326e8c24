package dev.usher.diff.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.policy.AccountSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OursTest {

    private static final Ours OURS =
            new Ours(Set.of("1"), Set.of("MANAGE_USERS"), Set.of("3"), Set.of("50"));

    @Test
    void comesBesideWhatOthersGave() {
        AccountSpec target =
                OURS.with(
                        spec("9", "RUN_REPORTS", Optional.of("8"), "60"),
                        spec("1", "MANAGE_USERS", Optional.of("3"), "50"));

        assertThat(target.licences()).containsExactly("1", "9");
        assertThat(target.adminRoles()).containsExactly("MANAGE_USERS", "RUN_REPORTS");
        assertThat(target.group()).contains("3");
        assertThat(target.customRoles()).containsExactly("50", "60");
    }

    @Test
    void isTakenWithoutWhatOthersGave() {
        AccountSpec state =
                AccountSpec.of(
                        "ann@example.com",
                        Map.of(),
                        List.of("1", "9"),
                        List.of("MANAGE_USERS", "RUN_REPORTS"),
                        Optional.of("3"),
                        List.of("50", "60"));

        assertThat(OURS.without(state)).isEqualTo(spec("9", "RUN_REPORTS", Optional.empty(), "60"));
    }

    @Test
    void mayBeACustomRoleAlone() {
        AccountSpec role =
                AccountSpec.of(
                        "ann@example.com",
                        Map.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of("50"));

        assertThat(OURS.anyIn(role)).isTrue();
        assertThat(Difference.between(role, OURS.without(role)))
                .containsExactly(new Change("customRoles", Optional.of("50"), Optional.empty()));
    }

    private static AccountSpec spec(
            String licence, String adminRole, Optional<String> group, String customRole) {
        return AccountSpec.of(
                "ann@example.com",
                Map.of(),
                List.of(licence),
                List.of(adminRole),
                group,
                List.of(customRole));
    }
}
