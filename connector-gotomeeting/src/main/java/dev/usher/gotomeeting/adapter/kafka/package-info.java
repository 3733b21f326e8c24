/** Commands, settings and requests in; results, accounts and heartbeats out. */
@NullMarked
package dev.usher.gotomeeting.adapter.kafka;

import org.jspecify.annotations.NullMarked;
