package dev.usher.diff.application;

import dev.usher.diff.domain.Decision;
import dev.usher.diff.domain.Flight;
import dev.usher.diff.domain.Forecast;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.Person;
import dev.usher.diff.domain.UserId;
import java.util.List;
import java.util.Optional;

/** Where nothing is said: all that books learn while they are restored was told before. */
final class Silence implements Outlet {

    @Override
    public void command(
            String application,
            Person person,
            Decision.Send send,
            Flight flight,
            String cycle,
            List<String> causes) {
        throw new IllegalStateException("Nothing is sent from books that are not complete");
    }

    @Override
    public void decision(
            String application,
            Person person,
            Verdict verdict,
            long settingsVersion,
            List<String> causes) {}

    @Override
    public void explained(
            String application,
            Person person,
            String request,
            Explained explained,
            List<String> causes) {}

    @Override
    public void planned(String application, Plan plan, Person person, Forecast forecast) {}

    @Override
    public void planned(String application, Plan plan, List<String> warnings) {}

    @Override
    public void remembered(String application, UserId user, Optional<Memory> memory) {}

    @Override
    public void remembered(String application, ApplicationMemory memory) {}
}
