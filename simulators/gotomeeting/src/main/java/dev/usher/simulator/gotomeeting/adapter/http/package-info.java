/** What an imitated API is made of: calls, replies and the routes between them. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.http;

import org.jspecify.annotations.NullMarked;
