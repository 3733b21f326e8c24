package dev.usher.gotomeeting.domain;

/** Why something could not be done. The names are read by other services and by people. */
public enum Reason {
    TOO_MANY_REQUESTS(
            Mender.TIME,
            "GoTo receives more requests than it accepts.",
            "Nothing: it is tried again. If it goes on, lower requests-per-second, since others use"
                    + " the same OAuth client."),
    UNAVAILABLE(
            Mender.TIME,
            "GoTo has a fault.",
            "Nothing: it is tried again. GoTo tells about outages on its status page."),
    NO_ANSWER(Mender.TIME, "GoTo did not answer.", "Nothing: it is tried again."),
    UNREACHABLE(
            Mender.TIME,
            "GoTo could not be reached.",
            "Nothing: it is tried again. If it goes on, check the address of GoTo, name resolution,"
                    + " proxy and firewall."),
    NO_CREDENTIALS(
            Mender.ADMINISTRATOR,
            "The connector has no credentials for this application.",
            "Give it client id, client secret and a token for this application."),
    SIGN_IN_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refuses the connector's credentials.",
            "Renew the client secret or token of the connector."),
    NOT_AUTHORISED(
            Mender.ADMINISTRATOR,
            "The connector's GoTo user may not do this.",
            "Give that user the role of a super admin, or the rights to manage users and seats, in"
                    + " the account that is provisioned."),
    NO_SEATS(
            Mender.ADMINISTRATOR,
            "No seat of the licence is left.",
            "Buy seats at GoTo, or take the licence from someone who does not need it."),
    LICENCE_NOT_FOUND(
            Mender.ADMINISTRATOR,
            "GoTo does not know the licence.",
            "Correct the licence key in the settings of the role."),
    GROUP_NOT_FOUND(
            Mender.ADMINISTRATOR,
            "GoTo does not know the group.",
            "Correct the group key in the settings of the role."),
    PROTECTED_ACCOUNT(
            Mender.ADMINISTRATOR,
            "The account is protected and is never changed.",
            "Take it from the list of protected accounts if it is to be managed. The connector's"
                    + " own account always stays protected."),
    LAST_SUPER_ADMIN(
            Mender.ADMINISTRATOR,
            "The account is the last super admin of the GoTo account and is never changed.",
            "Make somebody else a super admin at GoTo first."),
    IDENTITY_READ_ONLY(
            Mender.DATA_KEEPER,
            "GoTo does not let this account's name, e-mail address or locale be changed from here.",
            "Have it changed by the person, or by an administrator of the GoTo account that the"
                    + " person belongs to first of all."),
    CUSTOM_ROLE_NOT_FOUND(
            Mender.ADMINISTRATOR,
            "GoTo does not know the custom role.",
            "Correct the id of the custom role in the settings of the role."),
    NOT_EFFECTIVE(
            Mender.ADMINISTRATOR,
            "GoTo accepted the change, but the account did not change.",
            "Make the change by hand in GoTo's Admin Center, and ask GoTo's support why."),
    ACCOUNT_GONE(
            Mender.TIME,
            "The account does not exist at GoTo any more.",
            "Nothing: what is to be done is decided again."),
    EMAIL_IN_USE(
            Mender.DATA_KEEPER,
            "The e-mail address is in use, but not by an account that this GoTo account lists.",
            "Ask the person to leave the other GoTo account, or give another address."),
    DATA_REFUSED(
            Mender.DATA_KEEPER,
            "GoTo does not accept the user's data.",
            "Check name, e-mail address, locale and time zone of the user."),
    REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refused the change.",
            "Look up the incident with GoTo's support."),
    UNSUPPORTED(
            Mender.ADMINISTRATOR,
            "The connector does not know how to do this.",
            "Bring all services of Usher to the same version."),
    DEFECT(
            Mender.ADMINISTRATOR,
            "The connector has a fault.",
            "Look into the connector's log for this command and report what it says."),
    UNREADABLE_ANSWER(
            Mender.TIME,
            "GoTo answered something that cannot be understood.",
            "Nothing: it is tried again. If it goes on, look whether a proxy stands between."),
    NOT_GOTO(
            Mender.ADMINISTRATOR,
            "Something other than GoTo answered: it sent the connector elsewhere.",
            "Check the address of GoTo's API, and proxies that want a sign-in."),
    MALFORMED_KEY(
            Mender.ADMINISTRATOR,
            "A key of GoTo is not a number.",
            "Correct the key of the GoTo account, licence or group in the settings.");

    /** Who or what can mend it. */
    public enum Mender {
        TIME,
        ADMINISTRATOR,
        DATA_KEEPER
    }

    private final Mender mender;
    private final String message;
    private final String recommendedAction;

    Reason(Mender mender, String message, String recommendedAction) {
        this.mender = mender;
        this.message = message;
        this.recommendedAction = recommendedAction;
    }

    public Mender mender() {
        return mender;
    }

    public String message() {
        return message;
    }

    public String recommendedAction() {
        return recommendedAction;
    }
}
