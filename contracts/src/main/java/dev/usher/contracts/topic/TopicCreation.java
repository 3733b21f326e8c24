package dev.usher.contracts.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of an installation.
 *
 * @param prefix heads every topic and group name; may be empty
 * @param partitions of every topic of records; fixed afterwards, since it decides where an
 *     application lives
 * @param replication copies of each partition
 * @param sources systems that say who is assigned, each in a topic of its own
 */
public record TopicCreation(
        String prefix, int partitions, short replication, List<String> sources) {

    public TopicCreation {
        sources = List.copyOf(sources);
    }

    /** Without sources. */
    public TopicCreation(String prefix, int partitions, short replication) {
        this(prefix, partitions, replication, List.of());
    }

    /** All topics with their settings: records, dead letters, schemas. */
    public List<NewTopic> topics() {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(topic(prefix + Topics.SCHEMAS, 1, new Retention.NewestPerKey()));
        Topics.all().forEach(topic -> topics.addAll(withDeadLetters(topic, partitions)));
        sources.forEach(source -> topics.addAll(withDeadLetters(Topics.intake(source), 1)));
        return topics;
    }

    private List<NewTopic> withDeadLetters(Topic<?> topic, int partitionCount) {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(topic(topic.named(prefix), partitionCount, topic.retention()));
        topic.readers().stream()
                .sorted()
                .map(group -> Topic.deadLetters(prefix + group, topic.named(prefix)))
                .map(name -> topic(name, 1, Retention.days(30)))
                .forEach(topics::add);
        return topics;
    }

    /**
     * Creates what is missing and leaves what is there as it is.
     *
     * @throws ExecutionException when the cluster refuses a topic for another reason
     */
    public void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        for (var created : admin.createTopics(topics()).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private NewTopic topic(String name, int partitionCount, Retention retention) {
        return new NewTopic(name, partitionCount, replication).configs(retention.topicConfig());
    }
}
