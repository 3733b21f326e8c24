package dev.usher.assignment.adapter.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses parameters that a request does not know: who writes {@code ?dryrun=true} means a dry run,
 * and not an import.
 */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Set<String> known = known(method);
            UriComponentsBuilder.newInstance()
                    .query(request.getQueryString())
                    .build()
                    .getQueryParams()
                    .keySet()
                    .stream()
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(
                            name -> {
                                throw unknown(name, known);
                            });
        }
        return true;
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters())
                .filter(it -> it.isAnnotationPresent(RequestParam.class))
                .map(
                        it -> {
                            String name = it.getAnnotation(RequestParam.class).name();
                            return name.isEmpty() ? it.getName() : name;
                        })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Problem unknown(String name, Set<String> known) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "There is no parameter '"
                        + name
                        + "' here; "
                        + (known.isEmpty()
                                ? "there is none."
                                : "known: " + String.join(", ", known)));
    }
}
