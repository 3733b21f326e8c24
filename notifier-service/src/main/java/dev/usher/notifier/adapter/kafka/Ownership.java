package dev.usher.notifier.adapter.kafka;

import dev.usher.contracts.lifecycle.Membership;
import dev.usher.notifier.application.NotifyingPeople;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Hands the mails of an application to the instance that reads its failures. All topics have the
 * same number of partitions, and range assignment gives an instance the same ones of each.
 */
public final class Ownership implements KafkaBindingRebalanceListener {

    /** How long the mails of an instance that was killed wait for another. */
    public static final Duration SESSION = Duration.ofSeconds(10);

    /** A request of the consumer that is not answered so long is given up. */
    public static final Duration LONGEST_WAIT_FOR_AN_ANSWER = Duration.ofSeconds(3);

    private final NotifyingPeople people;
    private final Membership member;

    public Ownership(NotifyingPeople people, Membership member) {
        this.people = people;
        this.member = member;
    }

    /** What makes a consumer the member that has partitions handed to it here. */
    public static Map<String, Object> configuration() {
        return Map.of(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RangeAssignor.class.getName(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                (int) SESSION.toMillis(),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                (int) SESSION.toMillis() / 10,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) LONGEST_WAIT_FOR_AN_ANSWER.toMillis());
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName,
            Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions,
            boolean initial) {
        member.of(consumer);
        people.take(numbers(partitions));
        member.dealingOut(false);
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        member.dealingOut(true);
        people.release(numbers(partitions));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}
