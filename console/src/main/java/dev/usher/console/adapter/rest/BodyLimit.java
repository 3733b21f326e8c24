package dev.usher.console.adapter.rest;

import dev.usher.console.application.SettingsFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a body that is larger than any settings may be, and reads no further than that. */
@RestControllerAdvice
final class BodyLimit extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        if (input.getHeaders().getContentLength() > SettingsFormat.LARGEST) {
            throw tooLarge();
        }
        byte[] body = input.getBody().readNBytes(SettingsFormat.LARGEST + 1);
        if (body.length > SettingsFormat.LARGEST) {
            throw tooLarge();
        }
        return new Taken(input.getHeaders(), new ByteArrayInputStream(body));
    }

    private static BadBodyException tooLarge() {
        return new BadBodyException(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body has more than %d bytes.".formatted(SettingsFormat.LARGEST));
    }

    private record Taken(HttpHeaders headers, ByteArrayInputStream body)
            implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public ByteArrayInputStream getBody() {
            return body;
        }
    }
}
