package dev.usher.simulator.gotomeeting.traffic;

import java.time.Instant;
import java.util.List;

/**
 * One call that came.
 *
 * @param number counts from 1 in the order of completion
 * @param at when it was completed
 * @param status what was answered, or would have been if the connection had not been dropped
 * @param touched the users a write was about; empty for reads
 * @param mails addresses that got a welcome mail because of it
 * @param mailSuppressed whether the call asked GoTo not to send a mail to the user
 * @param disturbed whether a fault made this answer, or kept it from the client
 */
public record Call(
        long number,
        Instant at,
        Request request,
        int status,
        List<Touched> touched,
        List<String> mails,
        boolean mailSuppressed,
        boolean disturbed) {

    public Call {
        touched = List.copyOf(touched);
        mails = List.copyOf(mails);
    }

    public boolean write() {
        return request.write();
    }

    /** Whether it was answered with a 2xx status, or would have been. */
    public boolean done() {
        return status >= 200 && status < 300;
    }
}
