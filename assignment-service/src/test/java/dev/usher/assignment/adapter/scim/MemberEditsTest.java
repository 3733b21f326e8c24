package dev.usher.assignment.adapter.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MemberEditsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void knowAMemberWhateverTheLetterCaseOfTheId() {
        var edits = new MemberEdits(() -> List.of("ab-1", "ab-2"), _ -> List.of());

        edits.replace(MemberEdits.ids(JSON.readTree("[{\"value\": \"AB-1\"}]")));

        assertThat(edits.coming()).containsExactly("ab-1");
        assertThat(edits.going()).containsExactly("ab-2");
    }
}
