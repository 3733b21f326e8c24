package dev.usher.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    static List<Topic<?>> all() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesTellWriterNounsAndVersion(Topic<?> topic) {
        assertThat(topic.name())
                .matches("(assignment|diff|gotomeeting|console|notifier)(\\.[a-z-]+)+\\.v[0-9]+");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyFieldOfEveryRecordIsDocumented(Topic<?> topic) {
        Schema schema = SpecificData.getForClass(topic.value()).getSchema(topic.value());

        assertThat(schema.getDoc()).isNotBlank();
        assertThat(schema.getFields()).allSatisfy(field -> assertThat(field.doc()).isNotBlank());
    }

    @Test
    void creationListsEveryTopicAndItsDeadLettersOnce() {
        List<String> names =
                new TopicCreation("a.", 2, (short) 1)
                        .topics().stream().map(NewTopic::name).toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .contains(
                        "a.contracts.schemas.v1",
                        "a.assignment.entitlements.v1",
                        "a.diff-service.a.assignment.entitlements.v1.dlt");
    }

    @Test
    void sourcesHaveATopicWithOnePartitionAndDeadLetters() {
        List<NewTopic> topics = new TopicCreation("a.", 2, (short) 1, List.of("hr")).topics();

        assertThat(topics)
                .filteredOn(topic -> topic.name().contains("intake.hr."))
                .extracting(NewTopic::name, NewTopic::numPartitions)
                .containsExactly(
                        tuple("a.intake.hr.assignment-requests.v1", 1),
                        tuple("a.assignment-service.a.intake.hr.assignment-requests.v1.dlt", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a.b"})
    void refusesOddNamesOfSources(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Topics.intake(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "a_b", "a b", "12345678901234567890123456789012345678901"})
    void refusesOddApplicationNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordKey.of(name));
    }

    @Test
    void keysAreReadAsTheyAreWritten() {
        for (RecordKey key : Set.of(RecordKey.of("a-1"), new RecordKey("a", "x|y"))) {
            assertThat(RecordKey.parse(key.bytes())).isEqualTo(key);
        }
    }
}
