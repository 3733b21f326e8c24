package dev.usher.policy;

import dev.usher.policy.expression.Attributes;
import dev.usher.policy.expression.Expression;
import dev.usher.policy.expression.Parsed;
import dev.usher.policy.expression.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of attributes that settings may speak of. */
final class SourceAttributes {

    private static final List<String> EXTENSIONS =
            List.of("extension_", "onPremisesExtensionAttributes.");

    /** What provisioning itself knows of a user. */
    private static final Set<String> COMPUTED =
            Set.of(
                    Attributes.APP_ROLE_ASSIGNMENTS,
                    UserAttributes.ACCOUNT_ENABLED,
                    UserAttributes.IS_SOFT_DELETED);

    /** Properties of Microsoft Graph's user that can be read in provisioning. */
    private static final Set<String> DOCUMENTED =
            Set.of(
                    "aboutMe",
                    "ageGroup",
                    "businessPhones",
                    "city",
                    "companyName",
                    "consentProvidedForMinor",
                    "country",
                    "createdDateTime",
                    "creationType",
                    "department",
                    "displayName",
                    "employeeHireDate",
                    "employeeId",
                    "employeeLeaveDateTime",
                    "employeeOrgData.costCenter",
                    "employeeOrgData.division",
                    "employeeType",
                    "externalUserState",
                    "faxNumber",
                    "givenName",
                    "id",
                    "imAddresses",
                    "jobTitle",
                    "mail",
                    "mailNickname",
                    "manager",
                    "mobilePhone",
                    "officeLocation",
                    "onPremisesDistinguishedName",
                    "onPremisesDomainName",
                    "onPremisesImmutableId",
                    "onPremisesSamAccountName",
                    "onPremisesSecurityIdentifier",
                    "onPremisesSyncEnabled",
                    "onPremisesUserPrincipalName",
                    "originalUserPrincipalName",
                    "otherMails",
                    "postalCode",
                    "preferredDataLocation",
                    "preferredLanguage",
                    "preferredName",
                    "proxyAddresses",
                    "securityIdentifier",
                    "state",
                    "streetAddress",
                    "surname",
                    "timeZone",
                    "usageLocation",
                    "userPrincipalName",
                    "userType");

    /** Names that Entra's mappings have for properties that Graph names otherwise. */
    private static final Map<String, String> ENTRA_NAMES =
            Map.of(
                    "facsimileTelephoneNumber", "faxNumber",
                    "mobile", "mobilePhone",
                    "objectId", "id",
                    "physicalDeliveryOfficeName", "officeLocation",
                    "telephoneNumber", "businessPhones");

    private static final String EXTENSION_ATTRIBUTE = "extensionAttribute";

    private final Set<String> known = new HashSet<>(DOCUMENTED);

    SourceAttributes(Set<String> declared) {
        known.addAll(COMPUTED);
        known.addAll(ENTRA_NAMES.keySet());
        known.addAll(declared);
    }

    /** Graph's name for an attribute that Entra's mappings name otherwise. */
    static Optional<String> graphName(String name) {
        return name.startsWith(EXTENSION_ATTRIBUTE)
                ? Optional.of("onPremisesExtensionAttributes." + name)
                : Optional.ofNullable(ENTRA_NAMES.get(name));
    }

    private boolean knows(String name) {
        return known.contains(name)
                || name.startsWith(EXTENSION_ATTRIBUTE)
                || EXTENSIONS.stream().anyMatch(name::startsWith);
    }

    /** Notes a name that nobody knows. */
    void check(String place, String name, Faults faults) {
        if (!knows(name)) {
            faults.add(
                    place,
                    "unknown attribute '%s'%s"
                            .formatted(
                                    name,
                                    Suggestion.of(name, known)
                                            .map(meant -> ", did you mean " + meant + "?")
                                            .orElse("; list it under sourceAttributes.")));
        }
    }

    /** Understands an expression, or notes why not. */
    Optional<Expression> expression(String place, String text, Faults faults) {
        return switch (Expression.parse(text)) {
            case Parsed.Refused refused -> refuse(place, refused, faults);
            case Parsed.Ok(Expression any) -> {
                Set<String> allowed = new HashSet<>(known);
                any.attributes().stream().filter(this::knows).forEach(allowed::add);
                yield switch (Expression.parse(text, allowed)) {
                    case Parsed.Ok(Expression expression) -> Optional.of(expression);
                    case Parsed.Refused refused -> refuse(place, refused, faults);
                };
            }
        };
    }

    private static Optional<Expression> refuse(
            String place, Parsed.Refused refused, Faults faults) {
        faults.add(
                place,
                "%s %s (column %d)"
                        .formatted(refused.message(), refused.hint(), refused.position()));
        return Optional.empty();
    }
}
