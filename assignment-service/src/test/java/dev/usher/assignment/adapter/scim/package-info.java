@NullMarked
package dev.usher.assignment.adapter.scim;

import org.jspecify.annotations.NullMarked;
