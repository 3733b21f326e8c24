package dev.usher.gotomeeting.adapter.kafka;

import dev.usher.contracts.event.EventHeaders;
import dev.usher.gotomeeting.application.Task;
import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.OffsetLedger;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A command that was taken from its lane. */
final class TakenCommand implements Task {

    private final byte[] key;
    private final long offset;
    private final Optional<EventHeaders> headers;
    private final Order order;
    private final Lane lane;
    private final OffsetLedger ledger;
    private final Publisher publisher;
    private final BiConsumer<Order, Report> answered;

    /**
     * @param ledger of the partition it came from
     * @param answered told when the answer is stored
     */
    TakenCommand(
            ConsumerRecord<byte[], byte[]> record,
            Order order,
            Lane lane,
            OffsetLedger ledger,
            Publisher publisher,
            BiConsumer<Order, Report> answered) {
        this.key = record.key();
        this.offset = record.offset();
        this.headers = EventHeaders.read(record.headers());
        this.order = order;
        this.lane = lane;
        this.ledger = ledger;
        this.publisher = publisher;
        this.answered = answered;
    }

    @Override
    public Order order() {
        return order;
    }

    @Override
    public Lane lane() {
        return lane;
    }

    @Override
    public void answer(Report report) throws InterruptedException {
        publisher.answer(key, report, headers);
        ledger.answered(offset);
        answered.accept(order, report);
    }
}
