package dev.usher.diff.adapter.kafka;

import dev.usher.contracts.GuardBatch;
import dev.usher.contracts.GuardBatchKind;
import dev.usher.contracts.GuardBatchPhase;
import dev.usher.contracts.JobSettings;
import dev.usher.contracts.SubjectMemory;
import dev.usher.diff.application.ApplicationMemory;
import dev.usher.diff.application.Batch;
import dev.usher.diff.domain.HoldReason;
import dev.usher.policy.Settings;
import dev.usher.policy.record.SettingsRecords;
import java.time.Instant;
import java.util.Optional;

/** What is remembered of an application, and the record that publishes it: one as the other. */
final class ApplicationMemories {

    private ApplicationMemories() {}

    static SubjectMemory record(ApplicationMemory memory, Instant now) {
        return SubjectMemory.newBuilder()
                .setApplication(
                        dev.usher.contracts.ApplicationMemory.newBuilder()
                                .setSettings(
                                        memory.settings().map(it -> settings(it, now)).orElse(null))
                                .setScanned(memory.scanned())
                                .setHome(memory.home().orElse(null))
                                .setBatches(
                                        memory.batches().stream()
                                                .map(ApplicationMemories::record)
                                                .toList())
                                .build())
                .build();
    }

    /**
     * Reads what {@link #record(ApplicationMemory, Instant)} wrote.
     *
     * @throws MisfitException when it holds something that this build does not know
     */
    static ApplicationMemory memory(SubjectMemory record) {
        dev.usher.contracts.ApplicationMemory memory = record.getApplication();
        if (memory == null) {
            throw new MisfitException("The record tells nothing of the application");
        }
        return new ApplicationMemory(
                Optional.ofNullable(memory.getSettings()).map(SettingsRecords::settings),
                memory.getScanned(),
                Optional.ofNullable(memory.getHome()),
                memory.getBatches().stream().map(ApplicationMemories::batch).toList());
    }

    private static JobSettings settings(Settings settings, Instant now) {
        return SettingsRecords.builder(settings).setUpdatedBy("").setUpdatedAt(now).build();
    }

    private static GuardBatch record(Batch batch) {
        return new GuardBatch(
                batch.id(),
                switch (batch.kind()) {
                    case REMOVAL -> GuardBatchKind.REMOVAL;
                    case RECREATION -> GuardBatchKind.RECREATION;
                },
                switch (batch.phase()) {
                    case COLLECTING -> GuardBatchPhase.COLLECTING;
                    case RUNNING -> GuardBatchPhase.RUNNING;
                    case TELLING -> GuardBatchPhase.TELLING;
                    case OPEN -> GuardBatchPhase.OPEN;
                    case RELEASING -> GuardBatchPhase.RELEASING;
                    case REJECTING -> GuardBatchPhase.REJECTING;
                    case EXPIRING -> GuardBatchPhase.EXPIRING;
                },
                batch.single(),
                batch.openedAt(),
                batch.expiresAt(),
                batch.why().words(),
                dev.usher.contracts.HoldReason.valueOf(batch.why().code().name()),
                batch.alreadyRun(),
                batch.limit(),
                batch.by());
    }

    private static Batch batch(GuardBatch batch) {
        return new Batch(
                batch.getId(),
                switch (batch.getKind()) {
                    case REMOVAL -> Batch.Kind.REMOVAL;
                    case RECREATION -> Batch.Kind.RECREATION;
                    case UNKNOWN -> throw unknown(batch);
                },
                switch (batch.getPhase()) {
                    case COLLECTING -> Batch.Phase.COLLECTING;
                    case RUNNING -> Batch.Phase.RUNNING;
                    case TELLING -> Batch.Phase.TELLING;
                    case OPEN -> Batch.Phase.OPEN;
                    case RELEASING -> Batch.Phase.RELEASING;
                    case REJECTING -> Batch.Phase.REJECTING;
                    case EXPIRING -> Batch.Phase.EXPIRING;
                    case UNKNOWN -> throw unknown(batch);
                },
                batch.getSingle(),
                batch.getOpenedAt(),
                batch.getExpiresAt(),
                new HoldReason(
                        HoldReason.Code.valueOf(batch.getReasonCode().name()), batch.getReason()),
                batch.getAlreadyRun(),
                batch.getLimit(),
                0,
                "",
                batch.getDecidedBy());
    }

    private static MisfitException unknown(GuardBatch batch) {
        return new MisfitException("What became of the hold " + batch.getId() + " is not known");
    }
}
