package dev.usher.local.machine;

import java.net.URI;
import java.nio.file.Path;

/** A program that runs as a process of its own, and is not started again when it ends. */
public final class RunningProgram implements AutoCloseable {

    private final ServiceProcess process;
    private final URI url;
    private final Path log;

    RunningProgram(ServiceProcess process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /** Where it listens once it is up; without a slash at the end. */
    public URI url() {
        return url;
    }

    /** What it writes to its output. */
    public Path log() {
        return log;
    }

    public boolean alive() {
        return process.handle().isAlive();
    }

    /** The most memory it ever had resident, in bytes; 0 when it has ended. */
    public long peakBytes() {
        return Memory.peakBytes(process.handle());
    }

    /** Asks it to stop and, when it does not, stops it. */
    @Override
    public void close() throws InterruptedException {
        process.stop();
    }
}
