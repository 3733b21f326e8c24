/** SCIM 2.0 as values: schemas, documents, filters, patches; no HTTP and no database. */
@NullMarked
package dev.usher.assignment.adapter.scim.protocol;

import org.jspecify.annotations.NullMarked;
