/** Takes in what changed, keeps the books of one application, and decides whoever is concerned. */
@NullMarked
package dev.usher.diff.application;

import org.jspecify.annotations.NullMarked;
