package dev.usher.diff.application;

import dev.usher.diff.domain.Lane;
import dev.usher.diff.domain.Memory;
import dev.usher.diff.domain.UserId;
import java.util.List;

/** Does what administrators ask for. */
final class Requesting {

    private final Desk desk;
    private final Holding holding;
    private final Books books;

    Requesting(Desk desk, Holding holding) {
        this.desk = desk;
        this.holding = holding;
        this.books = desk.books();
    }

    void requested(Request request, List<String> causes) {
        switch (request) {
            case Request.ProvisionNow now ->
                    now.users().forEach(user -> provision(user, Lane.URGENT, causes));
            case Request.Explain _ -> {}
            case Request.RetryNow retry -> {
                if (retry.users().isEmpty()) {
                    retryEverybody(causes);
                } else {
                    retry.users().forEach(user -> retry(user, Lane.URGENT, causes));
                }
            }
            case Request.ReleaseHeld held ->
                    holding.release(held.hold(), held.users(), held.by(), causes);
            case Request.RejectHeld held ->
                    holding.reject(held.hold(), held.users(), held.by(), causes);
            case Request.ComputePlan _, Request.DiscardPlan _ -> {}
        }
    }

    private void provision(UserId user, Lane lane, List<String> causes) {
        desk.teller().remember(user, it -> it.heartened().consoled().reconsidered());
        desk.decide(user, lane, causes);
    }

    private void retry(UserId user, Lane lane, List<String> causes) {
        Memory memory = books.memory(user);
        if (memory.escrow().isPresent()) {
            provision(user, lane, causes);
        }
    }

    private void retryEverybody(List<String> causes) {
        books.escrowed().forEach(user -> retry(user, Lane.BULK, causes));
    }
}
