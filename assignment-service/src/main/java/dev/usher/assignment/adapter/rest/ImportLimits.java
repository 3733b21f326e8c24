package dev.usher.assignment.adapter.rest;

import org.springframework.util.unit.DataSize;

/** How much one import may bring. */
public record ImportLimits(DataSize size, int rows) {}
