package dev.usher.simulator.gotomeeting.domain;

/** A custom role that admins made and hand to users. */
public record RoleSet(String id, String name) {}
