package dev.usher.gotomeeting.domain;

/** How pressing an order is. */
public enum Lane {
    /** One change, one person, an administrator. */
    URGENT,
    /** A cycle, an import, a large group. */
    BULK
}
