/** Work that goes on by itself, beside the requests. */
@NullMarked
package dev.usher.assignment.adapter.schedule;

import org.jspecify.annotations.NullMarked;
