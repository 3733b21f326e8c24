/** What travels beside a record: event headers, and the envelope of a dead letter. */
@NullMarked
package dev.usher.contracts.event;

import org.jspecify.annotations.NullMarked;
