package dev.usher.gotomeeting.adapter.admin;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Gathers a body, and hangs up as soon as it is larger than it may be. */
final class BoundedBody implements BodySubscriber<byte[]> {

    /** Says that a body was too large. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLargeException(long largest) {
            super("The body is larger than " + largest + " bytes");
        }
    }

    private final BodySubscriber<byte[]> gathered = BodySubscribers.ofByteArray();
    private final long largest;
    private long size;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(long largest) {
        this.largest = largest;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return gathered.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        gathered.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        size += part.stream().mapToLong(ByteBuffer::remaining).sum();
        if (size <= largest) {
            gathered.onNext(part);
            return;
        }
        if (subscription != null) {
            subscription.cancel();
        }
        gathered.onError(new TooLargeException(largest));
    }

    @Override
    public void onError(Throwable failure) {
        gathered.onError(failure);
    }

    @Override
    public void onComplete() {
        gathered.onComplete();
    }
}
