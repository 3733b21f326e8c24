package dev.usher.console.adapter.kafka;

import dev.usher.console.application.ConnectorStore;
import dev.usher.console.domain.ConnectionTest;
import dev.usher.console.domain.Connector;
import dev.usher.console.domain.Seats;
import dev.usher.contracts.ConnectorStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes in how the connector says it is. */
public final class ConnectorFeed {

    private final RecordBatch batch;
    private final RecordReaders readers;
    private final ConnectorStore store;

    public ConnectorFeed(RecordBatch batch, RecordReaders readers, ConnectorStore store) {
        this.batch = batch;
        this.readers = readers;
        this.store = store;
    }

    /** Takes a batch of records as they were read. */
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
        batch.handle(records, readers.ofConnectors(), this::store);
    }

    private void store(List<Told> told) {
        Map<String, Connector> newest =
                told.stream()
                        .map(Told::connector)
                        .collect(
                                Collectors.toMap(
                                        Connector::application,
                                        Function.identity(),
                                        (_, later) -> later));
        store.told(
                List.copyOf(newest.values()),
                told.stream().flatMap(one -> one.answers().stream()).distinct().toList());
    }

    /** What one record tells. */
    record Told(Connector connector, List<ConnectionTest> answers) {

        static Told of(String application, ConnectorStatus status) {
            return new Told(
                    new Connector(
                            application,
                            status.getState().name(),
                            status.getReason(),
                            status.getSince(),
                            status.getNextProbeAt(),
                            status.getPublicKey(),
                            status.getSeats().stream()
                                    .map(
                                            it ->
                                                    new Seats(
                                                            LogRecords.text(it.getLicenceKey()),
                                                            it.getTotal(),
                                                            it.getFree()))
                                    .toList(),
                            status.getAt()),
                    status.getConnectionTest() == null
                            ? List.of()
                            : List.of(
                                    answer(
                                            application,
                                            Objects.requireNonNull(status.getConnectionTest()))));
        }

        private static ConnectionTest answer(
                String application, dev.usher.contracts.ConnectionTest test) {
            return new ConnectionTest(
                    test.getRequestId(),
                    application,
                    test.getOutcome().name(),
                    test.getCode(),
                    test.getMessage(),
                    test.getRecommendedAction(),
                    null,
                    test.getTestedAt());
        }
    }
}
