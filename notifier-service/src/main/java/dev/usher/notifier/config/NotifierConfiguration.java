package dev.usher.notifier.config;

import dev.usher.contracts.lifecycle.Membership;
import dev.usher.contracts.serde.SchemaDirectory;
import dev.usher.notifier.adapter.kafka.Intake;
import dev.usher.notifier.adapter.kafka.KafkaClients;
import dev.usher.notifier.adapter.kafka.KafkaLedger;
import dev.usher.notifier.adapter.kafka.Ownership;
import dev.usher.notifier.adapter.kafka.SettingsTopic;
import dev.usher.notifier.adapter.mail.MailRenderer;
import dev.usher.notifier.adapter.mail.SmtpPostman;
import dev.usher.notifier.adapter.meters.MeteredTally;
import dev.usher.notifier.adapter.webhook.Signature;
import dev.usher.notifier.adapter.webhook.WebhookPostman;
import dev.usher.notifier.application.NotifyingPeople;
import dev.usher.notifier.application.Wording;
import dev.usher.notifier.domain.DailySummary;
import dev.usher.notifier.domain.Patience;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.support.ConsumerConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.messaging.Message;
import org.springframework.util.backoff.FixedBackOff;

@Configuration(proxyBeanMethods = false)
class NotifierConfiguration {

    private static final long PAUSE_MILLIS = 1000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties kafka) {
        return new KafkaClients(kafka.buildAdminProperties());
    }

    /** Published here, since nothing may be written whose schema others cannot find. */
    @Bean
    SchemaDirectory schemaDirectory(KafkaClients clients, ContractsProperties contracts)
            throws ExecutionException, InterruptedException {
        var directory =
                new SchemaDirectory(
                        clients.config(), contracts.topicPrefix(), contracts.schemaPatience());
        directory.publish();
        return directory;
    }

    @Bean
    Producer<byte[], byte[]> producer(KafkaClients clients) {
        return clients.producer();
    }

    @Bean
    SettingsTopic settingsTopic(
            KafkaClients clients,
            SchemaDirectory schemas,
            ContractsProperties contracts,
            NotifierProperties notifier) {
        return new SettingsTopic(
                clients, schemas, contracts.topicPrefix(), notifier.webhooks().keySet());
    }

    @Bean
    MeteredTally tally(MeterRegistry registry) {
        return new MeteredTally(registry);
    }

    @Bean
    SmtpPostman smtpPostman(JavaMailSender server, NotifierProperties notifier) {
        return new SmtpPostman(
                server,
                notifier.from(),
                Optional.ofNullable(notifier.replyTo()),
                Optional.ofNullable(notifier.consoleUrl()).map(URI::toString),
                notifier.timeZone());
    }

    @Bean
    Wording wording(NotifierProperties notifier) {
        return new MailRenderer(
                Optional.ofNullable(notifier.consoleUrl()).map(URI::toString), notifier.timeZone());
    }

    @Bean
    Routes routes(SmtpPostman smtp, NotifierProperties notifier, Wording wording, Clock clock) {
        Map<String, WebhookPostman> webhooks = new HashMap<>();
        notifier.webhooks()
                .forEach(
                        (name, webhook) ->
                                webhooks.put(
                                        name,
                                        new WebhookPostman(
                                                webhook.url(),
                                                new Signature(webhook.secret()),
                                                webhook.timeout(),
                                                wording,
                                                clock)));
        return new Routes(smtp, webhooks);
    }

    @Bean
    NotifyingPeople notifyingPeople(
            KafkaClients clients,
            Producer<byte[], byte[]> producer,
            SchemaDirectory schemas,
            SettingsTopic settings,
            Routes routes,
            MeteredTally tally,
            MeterRegistry registry,
            ContractsProperties contracts,
            NotifierProperties notifier,
            Membership member,
            Clock clock) {
        var people =
                new NotifyingPeople(
                        new KafkaLedger(clients, producer, schemas, contracts.topicPrefix(), clock),
                        settings,
                        routes,
                        tally,
                        new Patience(
                                notifier.retry().first(),
                                notifier.retry().longest(),
                                notifier.retry().giveUpAfter()),
                        new DailySummary(notifier.summaryAt(), notifier.timeZone()),
                        member,
                        clock);
        MeteredTally.watch(people, registry);
        return people;
    }

    @Bean
    SendingLoop sendingLoop(NotifyingPeople people) {
        return new SendingLoop(people);
    }

    @Bean
    Membership membership(Clock clock) {
        return new Membership(Ownership.SESSION, Ownership.LONGEST_WAIT_FOR_AN_ANSWER, clock);
    }

    @Bean
    Ownership ownership(NotifyingPeople people, Membership member) {
        return new Ownership(people, member);
    }

    @Bean
    ConsumerConfigCustomizer ownershipOfPartitions() {
        return (consumer, _, _) -> consumer.putAll(Ownership.configuration());
    }

    @Bean
    Intake intake(
            NotifyingPeople people,
            MeteredTally tally,
            Producer<byte[], byte[]> producer,
            SchemaDirectory schemas,
            ContractsProperties contracts) {
        return new Intake(people, tally, producer, schemas, contracts.topicPrefix());
    }

    @Bean
    Consumer<Message<List<Object>>> hear(Intake intake) {
        return batch -> intake.take(records(batch));
    }

    @SuppressWarnings("unchecked") // what recordBatches() puts there
    private static List<ConsumerRecord<byte[], byte[]>> records(Message<?> batch) {
        var records =
                (List<ConsumerRecord<byte[], byte[]>>)
                        batch.getHeaders().get(KafkaHeaders.RAW_DATA);
        return records == null ? List.of() : records;
    }

    /** Hands on records as they were read, so that a dead letter is byte for byte the same. */
    @Bean
    BatchMessagingMessageConverter recordBatches() {
        var converter = new BatchMessagingMessageConverter();
        converter.setRawRecordHeader(true);
        return converter;
    }

    /** Gives a batch again until it is noted: an outage delays and never drops. */
    @Bean
    DefaultErrorHandler untilNoted() {
        var handler =
                new DefaultErrorHandler(
                        new FixedBackOff(PAUSE_MILLIS, FixedBackOff.UNLIMITED_ATTEMPTS));
        handler.setClassifications(Map.of(), true);
        return handler;
    }
}
