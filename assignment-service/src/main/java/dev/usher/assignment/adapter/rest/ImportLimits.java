package dev.usher.assignment.adapter.rest;

import org.springframework.util.unit.DataSize;

/** How much one import may bring, and how long one of its lines may be. */
public record ImportLimits(DataSize size, int rows, DataSize line) {}
