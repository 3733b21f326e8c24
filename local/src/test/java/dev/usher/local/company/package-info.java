@NullMarked
package dev.usher.local.company;

import org.jspecify.annotations.NullMarked;
