package dev.usher.policy.expression;

/**
 * A function of the language.
 *
 * @param name as it is written, case-sensitively
 * @param signature its parameters
 * @param preparation looks at one call when the expression is parsed
 */
record Function(String name, Signature signature, Preparation preparation) {

    /** Answers one call for one object. */
    @FunctionalInterface
    interface Body {
        Value apply(Arguments arguments);
    }

    /** Refuses a call that cannot work; makes once what its constants allow to make once. */
    @FunctionalInterface
    interface Preparation {
        Body prepare(CallSite call);
    }
}
