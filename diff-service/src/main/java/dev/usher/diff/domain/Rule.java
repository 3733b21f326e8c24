package dev.usher.diff.domain;

import java.util.Locale;

/**
 * The rows of the decision table, of which the first that fits decides. Names are stored and shown.
 */
public enum Rule {
    /** Settings and a whole scan have not been seen yet, or earlier input not been taken in. */
    GATE,
    /** Provisioning is switched off. */
    OFF,
    /** A command is in flight. */
    IN_FLIGHT,
    /** The newest record about the user could not be read. */
    UNREADABLE,
    /** A change failed for what is still wanted, and is not tried again yet. */
    RETRY,
    /** A command would be sent, but the connector carries out none. */
    CONNECTOR,
    /** To be provisioned: the account is protected. */
    PROTECTED,
    /** To be provisioned: what is known of the user does not make an account. */
    IMPOSSIBLE,
    /** To be provisioned: users and accounts with this e-mail are not one to one. */
    CONTENDED,
    /** To be provisioned: the linked account is gone. */
    RELINK,
    /** To be provisioned: the account is gone, which is told and nothing else. */
    GONE,
    /** To be provisioned: what differs is for nobody here to change. */
    READ_ONLY,
    /** To be provisioned: access is missing in the linked account. */
    ENABLE,
    /** To be provisioned: attributes of the linked account differ. */
    UPDATE,
    /** To be provisioned: the linked account is as it should be. */
    EQUAL,
    /** To be provisioned: an account that another user had before, which is to be asked about. */
    REVIVED,
    /** To be provisioned: there is an account that nobody else needs. */
    ADOPT,
    /** To be provisioned: there is no account. */
    CREATE,
    /** To be deprovisioned: the linked account is gone. */
    UNLINK,
    /** To be deprovisioned: something is taken away when the grace period is over. */
    GRACE,
    /** To be deprovisioned: the user was deleted for good at the source. */
    DELETE,
    /** To be deprovisioned: the linked account holds something of ours. */
    DISABLE,
    /** To be deprovisioned: there is nothing of ours, or it is left there by setting. */
    LEAVE,
    /** What is in flight is not wanted any more. */
    CANCEL,
    /** What would be done is held by the removal guard, or was. */
    HELD,
    /** What would be done is switched off. */
    SWITCHED_OFF;

    /** As written in records: in lower case, with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
