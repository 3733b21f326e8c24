package dev.usher.assignment.config;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call: on the management port anyone, everywhere else the bearer of the token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, OpaqueTokenIntrospector introspector) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                // There is no cookie or session that a foreign page could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(
                        it ->
                                it.opaqueToken(token -> token.introspector(introspector))
                                        .authenticationEntryPoint(unauthorized()))
                .exceptionHandling(it -> it.authenticationEntryPoint(unauthorized()))
                .build();
    }

    @Bean
    OpaqueTokenIntrospector introspector(AssignmentProperties properties) {
        byte[] expected = properties.apiToken().getBytes(StandardCharsets.UTF_8);
        return token -> {
            if (!MessageDigest.isEqual(expected, token.getBytes(StandardCharsets.UTF_8))) {
                throw new BadOpaqueTokenException("Not the token of this service");
            }
            return new DefaultOAuth2AuthenticatedPrincipal("api", Map.of("sub", "api"), List.of());
        };
    }

    private static AuthenticationEntryPoint unauthorized() {
        return (_, response, _) -> {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(
                            """
                            {"type":"about:blank","title":"Unauthorized","status":401,\
                            "detail":"Send the bearer token of this service."}\
                            """
                                    .getBytes(StandardCharsets.UTF_8));
        };
    }
}
