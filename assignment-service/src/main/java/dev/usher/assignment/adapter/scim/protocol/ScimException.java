package dev.usher.assignment.adapter.scim.protocol;

import org.jspecify.annotations.Nullable;

/** A request that is answered with SCIM's error message. */
public final class ScimException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String scimType;
    private final String detail;

    private ScimException(int status, @Nullable String scimType, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.scimType = scimType;
        this.detail = detail;
    }

    /** An answer without a type. */
    public static ScimException of(int status, String detail) {
        return new ScimException(status, null, detail);
    }

    /** The body is not JSON, or not of the form that the message has. */
    public static ScimException invalidSyntax(String detail) {
        return new ScimException(400, "invalidSyntax", detail);
    }

    /** The filter cannot be read, or compares what cannot be compared. */
    public static ScimException invalidFilter(String detail) {
        return new ScimException(400, "invalidFilter", "filter: " + detail);
    }

    /** The path of a patch cannot be read. */
    public static ScimException invalidPath(String detail) {
        return new ScimException(400, "invalidPath", "path: " + detail);
    }

    /** A value is missing or cannot be used; the detail begins with the attribute. */
    public static ScimException invalidValue(String attribute, String detail) {
        return new ScimException(400, "invalidValue", attribute + ": " + detail);
    }

    /** The attribute is not the client's to change. */
    public static ScimException mutability(String attribute) {
        return new ScimException(400, "mutability", attribute + ": cannot be changed");
    }

    /** A patch names nothing that could be changed. */
    public static ScimException noTarget(String detail) {
        return new ScimException(400, "noTarget", detail);
    }

    /** Another resource has the value already. */
    public static ScimException uniqueness(String detail) {
        return new ScimException(409, "uniqueness", detail);
    }

    /** There is no such resource. */
    public static ScimException notFound(String detail) {
        return new ScimException(404, null, detail);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** SCIM's own name of the error. */
    public @Nullable String scimType() {
        return scimType;
    }

    /** In plain words. */
    public String detail() {
        return detail;
    }
}
