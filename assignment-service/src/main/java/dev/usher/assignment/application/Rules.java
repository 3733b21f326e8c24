package dev.usher.assignment.application;

import dev.usher.assignment.domain.Precedence;

/**
 * What an installation decides.
 *
 * @param precedence whose word counts when sources disagree
 * @param nestedGroups whether roles go through groups that belong to groups
 */
public record Rules(Precedence precedence, boolean nestedGroups) {}
