package dev.usher.assignment.config;

import dev.usher.assignment.adapter.rest.Changes;
import dev.usher.assignment.adapter.rest.ImportLimits;
import dev.usher.assignment.adapter.rest.ReceivedMeter;
import dev.usher.assignment.application.ApplyingChanges;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.Origin;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The REST API, put together. */
@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    /** Who speaks through the REST API. */
    @Bean
    Supplier<Origin> origin(Supplier<Caller> caller) {
        return () -> Origin.of(caller.get().source(), caller.get().name());
    }

    @Bean
    ReceivedMeter receivedMeter(MeterRegistry registry) {
        return new ReceivedMeter(registry);
    }

    @Bean
    Changes changes(
            ApplyingChanges applying,
            ReceivedMeter meter,
            Supplier<Origin> origin,
            AssignmentProperties properties) {
        return new Changes(applying, meter, origin, properties.maxBody());
    }

    @Bean
    ImportLimits importLimits(AssignmentProperties properties) {
        return new ImportLimits(
                properties.bulk().maxSize(),
                properties.bulk().maxRows(),
                properties.maxBody(),
                properties.bulk().maxRehearsed());
    }
}
