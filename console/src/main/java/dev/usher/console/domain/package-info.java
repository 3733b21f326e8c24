/** What the log holds and how it is asked, and when settings have changed. */
@NullMarked
package dev.usher.console.domain;

import org.jspecify.annotations.NullMarked;
