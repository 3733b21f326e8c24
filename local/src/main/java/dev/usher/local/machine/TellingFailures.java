package dev.usher.local.machine;

import picocli.CommandLine;

/** Tells in words why a command could not start; anything else that fails is shown whole. */
public final class TellingFailures implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        if (failure instanceof CannotStartException) {
            command.getErr().println(failure.getMessage());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
