@NullMarked
package dev.usher.contracts.lifecycle;

import org.jspecify.annotations.NullMarked;
