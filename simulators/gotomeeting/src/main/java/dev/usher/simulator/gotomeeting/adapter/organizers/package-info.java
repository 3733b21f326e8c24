/** GoToMeeting's organizers API, the older way to users. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.organizers;

import org.jspecify.annotations.NullMarked;
