package dev.usher.gotomeeting.domain;

import java.time.Instant;

/** How a test of the connection ended that somebody asked for. */
public record TestReport(String requestId, ConnectionVerdict verdict, Instant testedAt) {}
