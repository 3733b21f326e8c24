package dev.usher.console.config;

import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** One bearer token opens the API; health and metrics need none. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    @Bean
    SecurityFilterChain security(HttpSecurity http, OpaqueTokenIntrospector tokens) {
        AuthenticationEntryPoint refusal = refusal();
        return http.csrf(csrf -> csrf.disable()) // no cookies, so nothing to forge
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                .oauth2ResourceServer(
                        server ->
                                server.authenticationEntryPoint(refusal)
                                        .opaqueToken(opaque -> opaque.introspector(tokens)))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(refusal))
                .build();
    }

    @Bean
    OpaqueTokenIntrospector tokens(ConsoleProperties properties) {
        byte[] expected = properties.apiToken().value().getBytes(StandardCharsets.UTF_8);
        return token -> {
            if (!MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))) {
                throw new BadOpaqueTokenException("Not the token");
            }
            return new DefaultOAuth2AuthenticatedPrincipal("api", Map.of("sub", "api"), List.of());
        };
    }

    private static AuthenticationEntryPoint refusal() {
        return (_, response, _) -> {
            response.setStatus(401);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter()
                    .write(
                            """
                            {"title":"Unauthorized","status":401,"detail":"Send the header 'Authorization: Bearer <token>' with the API token of the console."}\
                            """);
        };
    }
}
