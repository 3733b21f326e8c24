package dev.usher.console.domain;

/** Where the credentials of an application are to be found. */
public sealed interface CredentialsReference {

    /** A file of the console's machine. */
    record File(String path) implements CredentialsReference {}

    /** A variable of the console's environment. */
    record Environment(String name) implements CredentialsReference {}
}
