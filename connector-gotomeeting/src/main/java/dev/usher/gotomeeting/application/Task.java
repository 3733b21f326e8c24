package dev.usher.gotomeeting.application;

import dev.usher.gotomeeting.domain.Lane;
import dev.usher.gotomeeting.domain.Order;
import dev.usher.gotomeeting.domain.Report;

/** An order that was taken and has to be answered. */
public interface Task {

    Order order();

    Lane lane();

    /** Stores the answer, and returns when that is safe. */
    void answer(Report report) throws InterruptedException;
}
