/** The sample company: who works there, how everyone must end, and whether they did. */
@NullMarked
package dev.usher.local.company;

import org.jspecify.annotations.NullMarked;
