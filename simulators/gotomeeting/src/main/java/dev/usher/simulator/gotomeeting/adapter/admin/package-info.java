/** The Admin API: users, licences, groups and custom roles. */
@NullMarked
package dev.usher.simulator.gotomeeting.adapter.admin;

import org.jspecify.annotations.NullMarked;
