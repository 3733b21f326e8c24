package dev.usher.gotomeeting.domain;

import java.util.List;

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
            "Nothing: it is tried again. If it goes on, check the network between connector and"
                    + " GoTo."),
    HOST_UNKNOWN(
            Mender.TIME,
            "The name of GoTo's host cannot be resolved.",
            "Nothing: it is tried again. If it goes on, check gotomeeting.api-url,"
                    + " gotomeeting.token-url and the DNS of the connector."),
    CONNECTION_REFUSED(
            Mender.TIME,
            "GoTo's host refuses the connection.",
            "Nothing: it is tried again. If it goes on, check host and port in gotomeeting.api-url"
                    + " and gotomeeting.token-url, and the firewall."),
    CONNECTION_TIMED_OUT(
            Mender.TIME,
            "GoTo's host does not take the connection in time.",
            "Nothing: it is tried again. If it goes on, check that the firewall lets the connector"
                    + " out to GoTo."),
    TLS_FAILED(
            Mender.TIME,
            "There is no secure connection with GoTo's host.",
            "Nothing: it is tried again. If it goes on, check that gotomeeting.api-url and"
                    + " gotomeeting.token-url name hosts of GoTo, and that the connector trusts the"
                    + " certificate shown, for instance a proxy's."),
    NOT_GOTO(
            Mender.ADMINISTRATOR,
            "What answers is not GoTo's API: a web page, a redirect or an unknown answer.",
            "Check gotomeeting.api-url and gotomeeting.token-url, and whether a proxy answers in"
                    + " GoTo's place."),
    MAINTENANCE(
            Mender.TIME,
            "An administrator has switched calls to GoTo off for maintenance.",
            "Nothing: it goes on when the maintenance is ended in the console."),
    NO_CREDENTIALS(
            Mender.ADMINISTRATOR,
            "The connector has no credentials for this application.",
            "Enter client id, client secret and a token for this application in the console, or"
                    + " give them to the connector as properties."),
    CREDENTIALS_UNREADABLE(
            Mender.ADMINISTRATOR,
            "The credentials of this application cannot be opened with the connector's key, or are"
                    + " not complete.",
            "Enter the credentials again in the console; they are sealed to the connector's present"
                    + " key then."),
    CLIENT_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo does not know the OAuth client, or its secret is wrong.",
            "Copy client id and client secret from GoTo's developer portal again."),
    PERSONAL_ACCESS_TOKEN_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refuses the personal access token: it is wrong, has expired or was revoked.",
            "Make a new personal access token in GoTo's account pages, with the scopes of the OAuth"
                    + " client, and enter it."),
    REFRESH_TOKEN_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refuses the refresh token: it has expired, was used up or was revoked.",
            "Authorize the connector again, or enter a new refresh token."),
    AUTHORIZATION_CODE_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refuses the authorization code: it was used before, is too old, or belongs to"
                    + " another redirect URI.",
            "Authorize the connector again and enter the new code soon, with the same redirect"
                    + " URI."),
    PASSWORD_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refuses the user name or the password.",
            "Correct user name and password. Better: use a personal access token in their place."),
    PASSWORD_GRANT_NOT_ALLOWED(
            Mender.ADMINISTRATOR,
            "The OAuth client may not sign in with user name and password; GoTo allows that to old"
                    + " clients only.",
            "Use a personal access token in place of user name and password."),
    GRANT_NOT_ALLOWED(
            Mender.ADMINISTRATOR,
            "The OAuth client may not sign in this way.",
            "Switch this grant on for the client in GoTo's developer portal."),
    SCOPE_MISSING(
            Mender.ADMINISTRATOR,
            "GoTo issues a token that does not open the Admin API: the scope identity: is missing.",
            "Give the OAuth client the scope identity: in GoTo's developer portal, then make the"
                    + " token anew."),
    SIGN_IN_REFUSED(
            Mender.ADMINISTRATOR,
            "GoTo refuses the connector's credentials.",
            "Check client id, client secret and token of the connector."),
    NOT_AUTHORISED(
            Mender.ADMINISTRATOR,
            "The connector's GoTo user has no team admin permissions in this account.",
            "Make sure the GoTo user has team admin permissions: the role of a super admin, or the"
                    + " rights to manage users and seats. Then enter the credentials again."),
    WRONG_ACCOUNT(
            Mender.ADMINISTRATOR,
            "The connector's GoTo user does not belong to the account of the settings.",
            "Correct goToAccountKey in the settings, or sign in as a user of that account."),
    SEVERAL_ACCOUNTS(
            Mender.ADMINISTRATOR,
            "The connector's GoTo user belongs to several accounts, and none is chosen.",
            "Name one of them as goToAccountKey."),
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

    /**
     * The message, naming what it is about.
     *
     * @param values such as keys of licences; none: it is not known, or goes without saying
     */
    public String message(List<String> values) {
        if (values.isEmpty()) {
            return message;
        }
        return message.substring(0, message.length() - 1)
                + (values.size() == 1 ? ": " : ", one of these: ")
                + String.join(", ", values)
                + ".";
    }

    public String recommendedAction() {
        return recommendedAction;
    }
}
