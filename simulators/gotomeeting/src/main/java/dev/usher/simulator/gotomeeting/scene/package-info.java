/** What may be changed while a simulator runs: where its switches stand, and what time it is. */
@NullMarked
package dev.usher.simulator.gotomeeting.scene;

import org.jspecify.annotations.NullMarked;
