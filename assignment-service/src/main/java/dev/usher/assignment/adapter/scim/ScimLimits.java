package dev.usher.assignment.adapter.scim;

import org.springframework.util.unit.DataSize;

/**
 * How much a client may ask for at once.
 *
 * @param body the largest body
 * @param results on one page at most
 * @param operations of one bulk request at most
 */
public record ScimLimits(DataSize body, int results, int operations) {}
