/** SCIM 2.0 (RFC 7643, RFC 7644) as Entra ID, Okta and others speak it. */
@NullMarked
package dev.usher.assignment.adapter.scim;

import org.jspecify.annotations.NullMarked;
