@NullMarked
package dev.usher.local.machine;

import org.jspecify.annotations.NullMarked;
