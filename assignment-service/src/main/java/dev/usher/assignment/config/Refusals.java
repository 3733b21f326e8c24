package dev.usher.assignment.config;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers to those who may not, in the form of the door they knocked at. */
final class Refusals {

    private static final String TITLE_ONLY = "about:blank";

    private Refusals() {}

    static void unauthorized(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "Send the header 'Authorization: Bearer <token>' with a valid token of this"
                        + " service.");
    }

    static void forbidden(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(
                request,
                response,
                HttpStatus.FORBIDDEN,
                "The token does not have the scope for this.");
    }

    static void away(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        write(
                request,
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "The OpenID provider that issued the token does not answer; try again.");
    }

    static void tooMany(HttpServletRequest request, HttpServletResponse response, long seconds)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(
                request,
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many requests with this token; go on after " + seconds + " s.");
    }

    private static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String detail)
            throws IOException {
        boolean scim = request.getRequestURI().startsWith("/scim/");
        response.setStatus(status.value());
        response.setContentType(
                scim ? "application/scim+json" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String body =
                scim
                        ? """
                        {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],\
                        "status":"%d","detail":"%s"}\
                        """
                                .formatted(status.value(), detail)
                        : """
                        {"type":"%s","title":"%s","status":%d,"detail":"%s"}\
                        """
                                .formatted(
                                        TITLE_ONLY,
                                        status.getReasonPhrase(),
                                        status.value(),
                                        detail);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
