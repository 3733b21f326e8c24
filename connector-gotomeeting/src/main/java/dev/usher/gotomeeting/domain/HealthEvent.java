package dev.usher.gotomeeting.domain;

/** What may change how an application's connection is. */
public sealed interface HealthEvent {

    /** GoTo refused credentials or rights in the course of work. */
    record Refused(Trouble trouble) implements HealthEvent {}

    /** How the calls of the last time went. */
    record Measured(Tally calls) implements HealthEvent {}

    /**
     * The connection was tested and is good.
     *
     * @param calls how those of the last time went
     */
    record ProbePassed(Tally calls) implements HealthEvent {}

    /**
     * The connection was tested and is not good.
     *
     * @param forGood whether time alone will not mend it
     */
    record ProbeFailed(Trouble trouble, boolean forGood) implements HealthEvent {}

    /** Settings or credentials changed, or somebody found the connection good: look again soon. */
    record Hope() implements HealthEvent {}

    /** An administrator wants no calls. */
    record MaintenanceBegun(String purpose) implements HealthEvent {}

    /** An administrator wants calls again. */
    record MaintenanceEnded() implements HealthEvent {}

    /** How it was when the application was last worked for. */
    record Remembered(Health last) implements HealthEvent {}
}
