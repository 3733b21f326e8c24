package dev.usher.notifier.application;

/** Counts nothing. */
public final class IgnoringTally implements Tally {

    @Override
    public void message(Channel channel, MessageOutcome outcome) {}

    @Override
    public void heard(HearingOutcome outcome, int count) {}
}
