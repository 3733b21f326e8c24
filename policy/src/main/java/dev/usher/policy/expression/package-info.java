/**
 * Entra's expression language for attribute mappings, evaluated on the whole source object.
 *
 * <p>Names, arguments and answers of the functions follow Microsoft's page "Reference for writing
 * expressions for attribute mappings in Microsoft Entra ID"; what differs is listed in {@code
 * docs/expressions.md}.
 */
@NullMarked
package dev.usher.policy.expression;

import org.jspecify.annotations.NullMarked;
