package dev.usher.console.adapter.rest;

/** A parameter of a request cannot be used. */
final class BadParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param rule what is wrong with it or how it must be, as the end of a sentence
     */
    BadParameterException(String parameter, String rule) {
        super("Parameter '" + parameter + "' " + rule + ".");
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
