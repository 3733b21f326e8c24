/** The demonstration: loads the sample company, waits until it has come to rest, and compares. */
@NullMarked
package dev.usher.local.demo;

import org.jspecify.annotations.NullMarked;
