package dev.usher.simulator.gotomeeting.adapter.http;

/** A request that cannot be read; it becomes an answer before any rule of the account is asked. */
public final class BadRequest extends RuntimeException {

    private final int status;
    private final String code;
    private final String value;

    public BadRequest(int status, String code, String value) {
        super(code);
        this.status = status;
        this.code = code;
        this.value = value;
    }

    /** A 400. */
    public static BadRequest of(String code, String value) {
        return new BadRequest(400, code, value);
    }

    public Reply reply() {
        return Reply.error(status, code, value);
    }
}
