package dev.usher.policy.expression;

import java.util.List;

/** The whole source object that an expression is evaluated on. */
@FunctionalInterface
public interface Attributes {

    /**
     * The attribute under which a source gives the user's effective roles, most important first.
     */
    String APP_ROLE_ASSIGNMENTS = "appRoleAssignments";

    /** The values of an attribute in their order; empty when it has none. */
    List<String> values(String name);
}
