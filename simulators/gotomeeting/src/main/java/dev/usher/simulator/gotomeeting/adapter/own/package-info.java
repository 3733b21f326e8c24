/** The simulator's own pages, which GoTo does not have: to look inside and to script it. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.own;

import org.jspecify.annotations.NullMarked;
