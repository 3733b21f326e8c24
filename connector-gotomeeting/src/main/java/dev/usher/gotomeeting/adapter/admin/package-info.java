/** GoTo's Admin API and the tokens it wants. */
@NullMarked
package dev.usher.gotomeeting.adapter.admin;

import org.jspecify.annotations.NullMarked;
