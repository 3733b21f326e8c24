package dev.usher.assignment.config;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** So many requests a second of each caller, for a moment twice as many. */
final class RateLimit extends OncePerRequestFilter {

    private final int perSecond;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof CallerAuthentication caller) {
            var probe =
                    buckets.computeIfAbsent(caller.getName(), _ -> bucket())
                            .tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                long wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
                Refusals.tooMany(request, response, wait);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(2L * perSecond)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
