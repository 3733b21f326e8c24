/** As much of the SCIM API as says who the caller is. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.identity;

import org.jspecify.annotations.NullMarked;
