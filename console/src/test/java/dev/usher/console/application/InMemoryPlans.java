package dev.usher.console.application;

import dev.usher.console.domain.JobStatus;
import dev.usher.console.domain.Plan;
import dev.usher.console.domain.PlanQuery;
import dev.usher.console.domain.PlannedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes which plans were asked for and forgotten. */
final class InMemoryPlans implements PlanStore {

    final List<Plan> asked = new ArrayList<>();
    final List<String> discarded = new ArrayList<>();

    @Override
    public void asked(Plan plan) {
        asked.add(plan);
    }

    @Override
    public void discard(String planId) {
        discarded.add(planId);
    }

    @Override
    public void told(List<JobStatus> news) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void planned(List<Planned> news) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Plan> plans(String application) {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Plan> plan(String application, String planId) {
        return asked.stream().filter(plan -> plan.id().equals(planId)).findFirst();
    }

    @Override
    public List<PlannedChange> changes(PlanQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteBefore(Instant time) {
        throw new UnsupportedOperationException();
    }
}
