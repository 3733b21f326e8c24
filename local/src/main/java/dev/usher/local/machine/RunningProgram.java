package dev.usher.local.machine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A program that runs as a process of its own, and is not started again when it ends. */
public final class RunningProgram implements AutoCloseable {

    private final ServiceProcess process;
    private final URI url;
    private final Path log;
    private final Gauges gauges;

    RunningProgram(ServiceProcess process, URI url, Path log, Gauges gauges) {
        this.process = process;
        this.url = url;
        this.log = log;
        this.gauges = gauges;
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

    /** Whether it says, as a service of Usher does, that it is ready. */
    public boolean ready() throws InterruptedException {
        return gauges.ready(url.getPort());
    }

    /** The most memory it ever had resident, in bytes; 0 when it has ended. */
    public long peakBytes() {
        return Memory.peakBytes(process.handle());
    }

    /** Ends it without asking, as a failure would, and returns when it is gone. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Asks it to stop, and waits; when that takes too long, stops it. */
    public void close(Duration patience) throws InterruptedException {
        process.stop(patience);
    }

    /** Asks it to stop and, when it does not, stops it. */
    @Override
    public void close() throws InterruptedException {
        process.stop();
    }
}
