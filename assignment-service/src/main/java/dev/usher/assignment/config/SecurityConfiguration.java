package dev.usher.assignment.config;

import dev.usher.assignment.adapter.scim.ScimLimits;
import dev.usher.assignment.adapter.store.JdbcAuditLog;
import dev.usher.assignment.adapter.store.JdbcTokens;
import dev.usher.assignment.application.AccessTokens;
import dev.usher.assignment.application.AuditLog;
import dev.usher.assignment.domain.Caller;
import dev.usher.assignment.domain.ChangeReader;
import dev.usher.assignment.domain.Origin;
import dev.usher.assignment.domain.Scope;
import dev.usher.assignment.sql.WriteBehind;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may call: on the management port anyone, everywhere else the bearers of tokens. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final int SECRET_BYTES = 32;

    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, BearerTokens tokens, AccessProperties access) {
        AuthenticationEntryPoint unauthorized =
                (request, response, e) -> {
                    if (e instanceof JwtCallers.UnreachableIssuerException) {
                        Refusals.away(request, response);
                    } else {
                        Refusals.unauthorized(request, response);
                    }
                };
        AccessDeniedHandler forbidden =
                (request, response, _) -> Refusals.forbidden(request, response);
        return http.authorizeHttpRequests(
                        requests ->
                                requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                                        .permitAll()
                                        .requestMatchers("/scim/**")
                                        .hasAnyAuthority(any(Scope.SCIM))
                                        .requestMatchers(
                                                "/api/v1/tokens/**",
                                                "/api/v1/audit/**",
                                                "/api/v1/erasures/**",
                                                "/api/v1/repetitions/**")
                                        .hasAuthority(Scope.ADMIN.toString())
                                        .requestMatchers(HttpMethod.GET, "/api/**")
                                        .hasAnyAuthority(any(Scope.READ, Scope.INTAKE))
                                        .requestMatchers("/api/v1/import/**")
                                        .hasAnyAuthority(any(Scope.IMPORT))
                                        .requestMatchers("/api/**")
                                        .hasAnyAuthority(any(Scope.INTAKE))
                                        .anyRequest()
                                        .authenticated())
                // There is no cookie or session that a foreign page could ride on.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(
                        it ->
                                it.authenticationManagerResolver(_ -> tokens)
                                        .authenticationEntryPoint(unauthorized)
                                        .accessDeniedHandler(forbidden))
                .exceptionHandling(
                        it ->
                                it.authenticationEntryPoint(unauthorized)
                                        .accessDeniedHandler(forbidden))
                .addFilterBefore(
                        new RateLimit(access.requestsPerSecond()), AuthorizationFilter.class)
                .build();
    }

    /** Refused where all are, not by Tomcat, whose page of errors fails on an odd charset. */
    @Bean
    TomcatConnectorCustomizer trace() {
        return connector -> connector.setAllowTrace(true);
    }

    /** Of each filter nobody wants to know; requests are measured as a whole. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    private static String[] any(Scope... scopes) {
        String[] names = new String[scopes.length + 1];
        names[0] = Scope.ADMIN.toString();
        for (int i = 0; i < scopes.length; i++) {
            names[i + 1] = scopes[i].toString();
        }
        return names;
    }

    @Bean
    BearerTokens bearerTokens(
            AssignmentProperties properties, AccessProperties access, AccessTokens tokens) {
        URI issuer = access.jwt().issuer();
        return new BearerTokens(
                properties.apiToken(),
                new Caller(
                        "api",
                        Set.of(Scope.ADMIN),
                        Origin.API,
                        ChangeReader.DEFAULT_APPLICATION,
                        new Caller.PushRole(true, access.pushRole())),
                tokens,
                issuer == null ? null : JwtCallers.of(issuer, access));
    }

    @Bean
    JdbcTokens tokenStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcTokens(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    JdbcAuditLog auditLog(WriteBehind jdbc) {
        return new JdbcAuditLog(jdbc);
    }

    @Bean
    AccessTokens accessTokens(JdbcTokens store, AuditLog audit) {
        SecureRandom random = new SecureRandom();
        return new AccessTokens(
                store,
                audit,
                Clock.systemUTC(),
                UUID::randomUUID,
                () -> {
                    byte[] secret = new byte[SECRET_BYTES];
                    random.nextBytes(secret);
                    return "usher_"
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
                });
    }

    @Bean
    ScimLimits scimLimits(ScimProperties properties) {
        return properties.limits();
    }

    /** The caller of the request under way. */
    @Bean
    Supplier<Caller> caller() {
        return CallerAuthentication::current;
    }
}
