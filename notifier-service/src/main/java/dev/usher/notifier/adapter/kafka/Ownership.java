package dev.usher.notifier.adapter.kafka;

import dev.usher.notifier.application.NotifyingPeople;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.cloud.stream.binder.kafka.KafkaBindingRebalanceListener;

/**
 * Hands the mails of an application to the instance that reads its failures. All topics have the
 * same number of partitions, and range assignment gives an instance the same ones of each.
 */
public final class Ownership implements KafkaBindingRebalanceListener {

    private final NotifyingPeople people;

    public Ownership(NotifyingPeople people) {
        this.people = people;
    }

    @Override
    public void onPartitionsAssigned(
            String bindingName,
            Consumer<?, ?> consumer,
            Collection<TopicPartition> partitions,
            boolean initial) {
        people.take(numbers(partitions));
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
            String bindingName, Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        people.release(numbers(partitions));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new TreeSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}
