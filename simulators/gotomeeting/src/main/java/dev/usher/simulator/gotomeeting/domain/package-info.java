/**
 * One GoTo account and its rules, in memory: who is in it, with which licences, roles and groups.
 */
@NullMarked
package dev.usher.simulator.gotomeeting.domain;

import org.jspecify.annotations.NullMarked;
