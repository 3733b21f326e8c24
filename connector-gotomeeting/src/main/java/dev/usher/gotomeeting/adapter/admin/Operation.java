package dev.usher.gotomeeting.adapter.admin;

/** What is called, for the meters. */
enum Operation {
    ME(Http.SMALL),
    LIST_LICENCES(Http.LARGE),
    LIST_USERS(Http.LARGE),
    GET_USER(Http.SMALL),
    FIND_USER(Http.LARGE),
    CREATE_USERS(Http.LARGE),
    UPDATE_USER(Http.SMALL),
    MOVE_TO_GROUP(Http.SMALL),
    LEAVE_GROUP(Http.SMALL),
    GIVE_LICENCE(Http.SMALL),
    TAKE_LICENCE(Http.SMALL),
    GIVE_CUSTOM_ROLE(Http.SMALL),
    TAKE_CUSTOM_ROLES(Http.SMALL),
    DELETE_USER(Http.SMALL),
    SUSPEND_ORGANIZER(Http.SMALL),
    GIVE_PRODUCT(Http.SMALL);

    private final int largestAnswer;

    Operation(int largestAnswer) {
        this.largestAnswer = largestAnswer;
    }

    /** Bytes that an answer can have at most. */
    int largestAnswer() {
        return largestAnswer;
    }
}
