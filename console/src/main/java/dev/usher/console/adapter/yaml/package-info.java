/** The settings file. */
@NullMarked
package dev.usher.console.adapter.yaml;

import org.jspecify.annotations.NullMarked;
