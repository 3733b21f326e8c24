package dev.usher.assignment.config;

import dev.usher.assignment.domain.Caller;
import java.io.Serial;
import java.util.Objects;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose credentials were found good. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(
                caller.scopes().stream()
                        .map(scope -> new SimpleGrantedAuthority(scope.toString()))
                        .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** The caller of the request under way. */
    static Caller current() {
        return ((CallerAuthentication)
                        Objects.requireNonNull(
                                SecurityContextHolder.getContext().getAuthentication()))
                .caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallerAuthentication it && it.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
